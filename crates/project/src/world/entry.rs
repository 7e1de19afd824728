//! What a world says of a path.

use std::path::PathBuf;

/// What lies at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file with a text.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, where links are not followed.
    Link,
    /// A pipe, a device, a socket.
    Other,
}

/// What lies in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The folder's path and the name.
    pub path: PathBuf,
    /// What it is, links not followed.
    pub kind: Kind,
}

/// A state of a file: another one whenever the file may be another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Revision(pub u128);
