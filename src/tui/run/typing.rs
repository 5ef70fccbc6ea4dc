//! From what a person did at the terminal to what happened on the desk.

use crate::app::Action;
use crate::command::{Chord, Context};
use crate::text::sanitise;
use crate::tui::input::Input;
use crate::tui::keymap::{self, Keymap, Resolved};

/// The keymap, with the keys pressed so far of a command that takes several.
#[derive(Clone, Debug)]
pub(super) struct Typing {
    keymap: Keymap,
    chords: Vec<Chord>,
}

impl Typing {
    pub(super) fn new(keymap: Keymap) -> Self {
        Self {
            keymap,
            chords: Vec::new(),
        }
    }

    /// What an input comes to in a place; nothing while more keys must follow.
    ///
    /// A pasted text is cleaned here: it may come from a stranger's page.
    pub(super) fn take(&mut self, context: Context, input: Input) -> Option<Action> {
        let event = match input {
            Input::Key(event) => event,
            Input::FocusCame => return Some(Action::FocusCame),
            Input::Pasted(text) => {
                self.chords.clear();
                return Some(Action::Pasted(sanitise::lines(&text)));
            }
        };
        self.chords.push(keymap::chord(event)?);
        let action = match self.keymap.resolve(context, &self.chords) {
            Resolved::Pending => return None,
            Resolved::Command(command) => Action::Command(command),
            Resolved::Edit(edit) => Action::Edit(edit),
            Resolved::Nothing { would_have } => Action::NoKey {
                pressed: spoken(&self.chords),
                would_have,
            },
        };
        self.chords.clear();
        Some(action)
    }
}

fn spoken(chords: &[Chord]) -> String {
    let keys: Vec<_> = chords.iter().map(ToString::to_string).collect();
    keys.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::field::Edit;
    use crate::command::Command;
    use crate::tui::input::Decoder;

    fn typed(typing: &mut Typing, context: Context, bytes: &[u8]) -> Vec<Action> {
        let inputs = Decoder::default().take(bytes);
        inputs
            .into_iter()
            .filter_map(|input| typing.take(context, input))
            .collect()
    }

    #[test]
    fn keys_are_commands_in_the_queue_and_letters_in_a_field() {
        let mut typing = Typing::new(Keymap::default());
        assert_eq!(
            typed(&mut typing, Context::Queue, b"aj"),
            [
                Action::Command(Command::Accept),
                Action::Command(Command::Next)
            ]
        );
        assert_eq!(
            typed(&mut typing, Context::Composer, b"a"),
            [Action::Edit(Edit::Insert('a'))]
        );
    }

    #[test]
    fn a_pasted_text_is_one_text_without_escapes_and_with_line_breaks() {
        let mut typing = Typing::new(Keymap::default());
        assert_eq!(
            typed(
                &mut typing,
                Context::Queue,
                b"\x1b[200~aa\rii\x1b[31mq\x1b[201~"
            ),
            [Action::Pasted("aa\niiq".into())]
        );
    }

    #[test]
    fn a_command_of_two_keys_waits_for_the_second_and_a_wrong_one_says_both() {
        let keymap = Keymap::new(&[(Command::Accept, vec!["ctrl-x a".parse().unwrap()])]).unwrap();
        let mut typing = Typing::new(keymap);
        assert_eq!(typed(&mut typing, Context::Queue, b"\x18"), []);
        assert_eq!(
            typed(&mut typing, Context::Queue, b"a"),
            [Action::Command(Command::Accept)]
        );
        let wrong = typed(&mut typing, Context::Queue, b"\x18\x18");
        assert!(
            matches!(&wrong[..], [Action::NoKey { pressed, .. }] if pressed.contains(' ')),
            "{wrong:?}"
        );
        assert_eq!(
            typed(&mut typing, Context::Queue, b"j"),
            [Action::Command(Command::Next)]
        );
    }
}
