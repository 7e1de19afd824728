//! Where projects are.

use crate::config::Config;
use crate::world::{CONFIG_NAME, World};
use std::path::{Path, PathBuf};

/// The folders at, above and below some folders that are projects. Waits for the world.
pub fn roots_around(world: &dyn World, folders: &[PathBuf]) -> Vec<PathBuf> {
    let mut roots: Vec<PathBuf> = folders.iter().filter_map(|folder| Config::root_of(world, folder)).collect();
    for folder in folders {
        let configs = world.walk(folder, None).files.into_iter();
        let configs = configs.filter(|file| file.file_name().is_some_and(|name| name == CONFIG_NAME));
        roots.extend(configs.filter_map(|config| config.parent().map(Path::to_path_buf)));
    }
    roots.sort();
    roots.dedup();
    roots
}
