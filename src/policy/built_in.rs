//! The policies that come with the program.

const POLICIES: [(&str, &str); 1] = [(
    "due-diligence",
    include_str!("../../assets/policies/due-diligence.toml"),
)];

/// Gives the source of a policy that comes with the program.
#[must_use]
pub fn built_in(name: &str) -> Option<&'static str> {
    POLICIES
        .iter()
        .find(|(own, _)| *own == name)
        .map(|(_, source)| *source)
}

/// Names the policies that come with the program, the default first.
pub fn built_in_names() -> impl Iterator<Item = &'static str> {
    POLICIES.iter().map(|(name, _)| *name)
}
