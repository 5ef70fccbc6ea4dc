//! The user's terminal: taken over, drawn on, and given back as it was, whatever happens.
//!
//! Every frame leaves in one write between the marks of a synchronised update, so that no terminal shows half of it.
//! The cursor is never asked for: its answer would come where the keys come, and the listener reads there.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::panic::{self, PanicHookInfo};
use std::rc::Rc;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::{Hide, SetCursorStyle, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableFocusChange, EnableBracketedPaste, EnableFocusChange,
};
use crossterm::queue;
use crossterm::style::ResetColor;
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, SetTitle,
};
use ratatui::Frame;
use rustix::event::{PollFd, PollFlags};
use rustix::process::{Signal, kill_current_process_group};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

use crate::text::sanitise;

pub mod signals;
mod steady;

use steady::{Placing, Rows};

/// The longest window title, in characters: more is cut off by every window manager anyway.
const TITLE_CHARS: usize = 120;

/// Keep the title of the window on the terminal's own stack, and take it back from there. A terminal that has no such
/// stack ignores both.
const PUSH_TITLE: &[u8] = b"\x1b[22;2t";
const POP_TITLE: &[u8] = b"\x1b[23;2t";

type Hook = Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send>;
type Screen = ratatui::Terminal<Placing<Page>>;

/// The terminal while the desk has it. Dropping it gives it back.
pub struct Terminal {
    taken: Arc<Taken>,
    page: Page,
    screen: Screen,
    rows: Rows,
    hook_before: Arc<Hook>,
}

impl Terminal {
    /// Takes the terminal over: raw, on its second screen, with pastes marked as pastes and the focus told.
    ///
    /// From here on a panic of this thread first gives the terminal back and then tells the place; a panic of another
    /// thread only leaves its place to be asked for with [`Self::fault`].
    pub fn take() -> io::Result<Self> {
        let taken = Arc::new(Taken {
            tty: tty()?,
            out: File::from(io::stdout().as_fd().try_clone_to_owned()?),
            modes_before: Mutex::new(None),
            owner: thread::current().id(),
            fault: Mutex::new(None),
        });
        let hook_before = Arc::new(panic::take_hook());
        panic::set_hook(hook(Arc::clone(&taken), Arc::clone(&hook_before)));
        let page = Page::default();
        let screen = blank_screen(&page)?;
        let terminal = Self {
            taken,
            page,
            screen,
            rows: Rows::default(),
            hook_before,
        };
        terminal.taken.take_over()?;
        Ok(terminal)
    }

    /// The file that keys come from, for the listener.
    pub fn keyboard(&self) -> io::Result<OwnedFd> {
        self.taken.tty.try_clone()
    }

    /// Columns and rows of the window.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        let size = rustix::termios::tcgetwinsize(&self.taken.out)?;
        Ok((size.ws_col, size.ws_row))
    }

    /// Shows a frame; only what differs from the last one is written, in one piece.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        queue!(self.page, BeginSynchronizedUpdate)?;
        let rows = &mut self.rows;
        self.screen.draw(|frame| {
            draw(frame);
            rows.steady(frame.buffer_mut());
        })?;
        queue!(self.page, EndSynchronizedUpdate)?;
        self.send()
    }

    /// Sets the title of the window; it comes back to what it was when the terminal is given back.
    pub fn set_title(&mut self, title: &str) -> io::Result<()> {
        let title: String = sanitise::line(title).chars().take(TITLE_CHARS).collect();
        queue!(self.page, SetTitle(title))?;
        self.send()
    }

    /// Asks the terminal to put a text on the clipboard (OSC 52). Whether it does can't be known.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        queue!(self.page, CopyToClipboard::to_clipboard_from(text))?;
        self.send()
    }

    /// Gives the terminal back for a while, to the shell or to another program.
    ///
    /// The listener must stand aside before.
    pub fn lend(&mut self) {
        self.taken.give_back();
    }

    /// Takes the terminal over again after [`Self::lend`], or after something else had it. The next frame is drawn
    /// whole.
    pub fn retake(&mut self) -> io::Result<()> {
        self.page.0.borrow_mut().clear();
        self.screen = blank_screen(&self.page)?;
        self.rows = Rows::default();
        self.taken.take_over()
    }

    /// Where another thread panicked, if one did.
    #[must_use]
    pub fn fault(&self) -> Option<String> {
        self.taken.fault().clone()
    }

    fn send(&self) -> io::Result<()> {
        let mut bytes = self.page.0.borrow_mut();
        let sent = write_all(&self.taken.out, &bytes);
        bytes.clear();
        sent
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.taken.give_back();
        // A hook can't be changed by a thread that panics; ours then does nothing but pass on.
        if thread::panicking() {
            return;
        }
        let before = Arc::clone(&self.hook_before);
        panic::set_hook(Box::new(move |info| before(info)));
    }
}

/// Stops the program with all of its job, as Ctrl-Z does, and comes back when it goes on.
///
/// Without a shell that could wake it the system ignores this, and it comes back at once.
pub fn stop_job() -> io::Result<()> {
    // The whole group, since `cargo run` waits in it for its child and would never let the shell have its turn.
    Ok(kill_current_process_group(Signal::TSTP)?)
}

/// The terminal that keys come from, even where standard input is a file or a pipe.
fn tty() -> io::Result<OwnedFd> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        return stdin.as_fd().try_clone_to_owned();
    }
    Ok(File::options()
        .read(true)
        .write(true)
        .open("/dev/tty")?
        .into())
}

fn blank_screen(page: &Page) -> io::Result<Screen> {
    Screen::new(Placing::new(page.clone()))
}

/// The bytes of the frame that is being drawn. Flushing does nothing: a frame leaves whole.
#[derive(Clone, Default)]
struct Page(Rc<RefCell<Vec<u8>>>);

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What is needed to give the terminal back, from any thread.
struct Taken {
    tty: OwnedFd,
    out: File,
    /// The modes to go back to; `None` while the terminal isn't ours.
    modes_before: Mutex<Option<Termios>>,
    owner: ThreadId,
    fault: Mutex<Option<String>>,
}

impl Taken {
    /// Modes first: in the background this is where the system stops us, before a byte reaches somebody else's screen.
    fn take_over(&self) -> io::Result<()> {
        let mut before = self.modes_before();
        let now = match before.as_ref() {
            Some(known) => known.clone(),
            None => tcgetattr(&self.tty)?,
        };
        let mut raw = now.clone();
        raw.make_raw();
        tcsetattr(&self.tty, OptionalActions::Now, &raw)?;
        let mut bytes = Vec::new();
        if before.replace(now).is_none() {
            bytes.extend_from_slice(PUSH_TITLE);
        }
        queue!(
            bytes,
            EnterAlternateScreen,
            Clear(ClearType::All),
            EnableBracketedPaste,
            EnableFocusChange,
            SetCursorStyle::SteadyBar,
            Hide
        )?;
        write_all(&self.out, &bytes)
    }

    /// Modes first: a person who sees the shell's screen types for the shell. Goes on where a step fails: on a terminal
    /// that is gone, every one of them does.
    fn give_back(&self) {
        let Some(modes) = self.modes_before().take() else {
            return;
        };
        let _restored = tcsetattr(&self.tty, OptionalActions::Now, &modes);
        let mut bytes = Vec::new();
        let _queued = queue!(
            bytes,
            EndSynchronizedUpdate,
            ResetColor,
            SetCursorStyle::DefaultUserShape,
            Show,
            DisableFocusChange,
            DisableBracketedPaste,
            LeaveAlternateScreen
        );
        bytes.extend_from_slice(POP_TITLE);
        let _sent = write_all(&self.out, &bytes);
    }

    fn is_ours(&self) -> bool {
        self.modes_before().is_some()
    }

    fn modes_before(&self) -> MutexGuard<'_, Option<Termios>> {
        self.modes_before
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn fault(&self) -> MutexGuard<'_, Option<String>> {
        self.fault.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tells where, and never what: the words of a panic may quote a stranger's text.
fn hook(taken: Arc<Taken>, before: Arc<Hook>) -> Hook {
    Box::new(move |info| {
        if !taken.is_ours() {
            return before(info);
        }
        let place = info
            .location()
            .map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
        if thread::current().id() != taken.owner {
            *taken.fault() = Some(place);
            return;
        }
        taken.give_back();
        let told = format!(
            "vestibule: stopped by a fault of its own at {place}; what was shown as saved is saved. Please report the \
             place.\n"
        );
        let _told = io::stderr().write_all(told.as_bytes());
    })
}

/// Writes it all, also where another program left the terminal in a mode in which writing doesn't wait.
fn write_all(mut out: &File, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match out.write(bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => bytes = &bytes[count..],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                let _ready = rustix::event::poll(&mut [PollFd::new(out, PollFlags::OUT)], None);
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
