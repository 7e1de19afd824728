//! lakatos in Zed: which program is the language server, and what it is told at the start.

use zed_extension_api::settings::LspSettings;
use zed_extension_api::{Command, Extension, LanguageServerId, Result, Worktree, register_extension, serde_json::Value};

/// The name of the server in `extension.toml`, in the settings, and on the `PATH`.
const SERVER: &str = "lakatos";

struct Lakatos;

impl Extension for Lakatos {
    fn new() -> Self {
        Self
    }

    /// The program that the settings name (`lsp.lakatos.binary`), or else the one on the `PATH`. Nothing is downloaded.
    fn language_server_command(&mut self, _: &LanguageServerId, worktree: &Worktree) -> Result<Command> {
        let binary = LspSettings::for_worktree(SERVER, worktree)?.binary;
        let (path, args) = binary.map_or((None, None), |binary| (binary.path, binary.arguments));
        let command = path.or_else(|| worktree.which(SERVER)).ok_or(
            "lakatos is not on the PATH: install it with `cargo install --path .` in a copy of lakatos, \
             or name it in the settings, under lsp.lakatos.binary.path",
        )?;
        let args = args.unwrap_or_else(|| vec!["server".to_owned()]);
        Ok(Command { command, args, env: worktree.shell_env() })
    }

    fn language_server_initialization_options(&mut self, _: &LanguageServerId, worktree: &Worktree) -> Result<Option<Value>> {
        Ok(LspSettings::for_worktree(SERVER, worktree)?.initialization_options)
    }

    fn language_server_workspace_configuration(&mut self, _: &LanguageServerId, worktree: &Worktree) -> Result<Option<Value>> {
        Ok(LspSettings::for_worktree(SERVER, worktree)?.settings)
    }
}

register_extension!(Lakatos);
