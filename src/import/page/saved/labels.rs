//! What LinkedIn says of a card's buttons to screen readers. Only English ones are known.

use super::super::lines;

/// What the labels of a card say.
#[derive(Debug, Default)]
pub(super) struct Labels {
    pub(super) name: Option<String>,
    /// Whether one is of a connection and of nothing else.
    pub(super) connects: bool,
    /// Whether one is of another invitation.
    pub(super) other: bool,
    /// Whether it is an invitation of one's own.
    pub(super) sent: bool,
}

impl Labels {
    pub(super) fn of(labels: &[String]) -> Self {
        let mut told = Self::default();
        for label in labels {
            let name =
                if let Some(name) = label.strip_prefix("Ignore an invitation to connect from ") {
                    told.connects = true;
                    Some(name)
                } else if let Some(name) = label.strip_prefix("Withdraw invitation sent to ") {
                    told.sent = true;
                    Some(name)
                } else if label.starts_with("Ignore an invitation from ")
                    || label.starts_with("Accept invitation for ")
                {
                    told.other = true;
                    None
                } else {
                    ["’s invitation", "'s invitation", "’ invitation"]
                        .iter()
                        .find_map(|end| label.strip_prefix("Accept ")?.strip_suffix(end))
                };
            told.name = told.name.or_else(|| name.and_then(lines::name));
        }
        told
    }

    /// Whether it is the card of an invitation at all.
    pub(super) fn any(&self) -> bool {
        self.name.is_some() || self.other
    }
}
