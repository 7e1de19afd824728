//! What rules say of themselves, for profiles and editors to go by.

/// A property that a rule claims for itself under `tags`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// What it finds is of no use: an editor shows it faded.
    Unused,
    /// It asks whether a general theory is refuted, which not every study of cases is after (Jackson 2011).
    Nomothetic,
    /// It asks how well a theory is tested, which matters less to a draft that builds or describes.
    Test,
}

impl Tag {
    /// Every tag.
    pub const ALL: [Self; 3] = [Self::Unused, Self::Nomothetic, Self::Test];

    /// As it is written.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unused => "unused",
            Self::Nomothetic => "nomothetic",
            Self::Test => "test",
        }
    }
}
