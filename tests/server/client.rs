//! A client over standard input and output, against the real binary.

use serde_json::{Value, json};
use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// How long an answer may take before the test fails: far longer than it ever does, as machines are shared.
const PATIENCE: Duration = Duration::from_secs(60);

pub struct Client {
    process: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    /// Notifications and requests of the server that nobody has asked for yet.
    waiting: VecDeque<Value>,
    next_id: i64,
    versions: std::collections::HashMap<String, i64>,
    /// The diagnostics that were last pushed of each document.
    pushed: std::collections::HashMap<String, Vec<Value>>,
}

/// A document whose diagnostics move at each edit.
const BUOY: &str = "untitled:Buoy";

/// What a client says of itself: nothing beyond what the protocol has had for ever.
pub fn plain_abilities() -> Value {
    json!({ "textDocument": { "publishDiagnostics": { "relatedInformation": true, "versionSupport": true } } })
}

/// The same for a client that can everything.
pub fn rich_abilities() -> Value {
    json!({
        "general": { "positionEncodings": ["utf-8", "utf-16"] },
        "window": { "workDoneProgress": true },
        "workspace": {
            "configuration": true, "workspaceFolders": true, "applyEdit": true,
            "workspaceEdit": { "documentChanges": true },
            "didChangeWatchedFiles": { "dynamicRegistration": true },
            "diagnostics": { "refreshSupport": true }, "codeLens": { "refreshSupport": true },
            "inlayHint": { "refreshSupport": true }, "semanticTokens": { "refreshSupport": true }
        },
        "textDocument": {
            "diagnostic": { "relatedDocumentSupport": false },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
            "completion": { "completionItem": { "snippetSupport": true, "documentationFormat": ["markdown"],
                "resolveSupport": { "properties": ["documentation"] } } },
            "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix", "refactor", "source"] } },
                "dataSupport": true, "resolveSupport": { "properties": ["edit"] } },
            "hover": { "contentFormat": ["markdown"] },
            "rename": { "prepareSupport": true },
            "foldingRange": { "lineFoldingOnly": true }
        }
    })
}

/// The URI of a path.
pub fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

impl Client {
    /// Starts the server and nothing more.
    pub fn spawned() -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_lakatos"))
            .args(["server", "--stdio"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let input = process.stdin.take();
        let output = process.stdout.take().unwrap();
        let (sender, messages) = channel();
        std::thread::spawn(move || {
            let mut reader = BufReader::new(output);
            while let Some(message) = read_message(&mut reader) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Self {
            process,
            input,
            messages,
            waiting: VecDeque::new(),
            next_id: 0,
            versions: Default::default(),
            pushed: Default::default(),
        }
    }

    /// Starts the server and initializes it, with folders to work in. Nothing is held back while it types.
    pub fn started(abilities: Value, folders: &[&Path]) -> Self {
        Self::started_with(abilities, folders, json!({ "typing": "off" }))
    }

    /// The same, with the user's settings.
    pub fn started_with(abilities: Value, folders: &[&Path], settings: Value) -> Self {
        let mut client = Self::spawned();
        let folders: Vec<Value> = folders.iter().map(|path| json!({ "uri": uri(path), "name": "folder" })).collect();
        let folders = if folders.is_empty() { Value::Null } else { Value::Array(folders) };
        client.request(
            "initialize",
            json!({
                "processId": std::process::id(), "rootUri": null, "capabilities": abilities, "workspaceFolders": folders,
                "initializationOptions": settings,
            }),
        );
        client.notify("initialized", json!({}));
        client
    }

    /// A client that gets its diagnostics pushed.
    pub fn pushed() -> Self {
        Self::started(plain_abilities(), &[])
    }

    /// A client that can everything.
    pub fn rich() -> Self {
        Self::started(rich_abilities(), &[])
    }

    /// Writes bytes as they are.
    pub fn write(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).unwrap();
        input.flush().unwrap();
    }

    /// Sends a message.
    pub fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.write(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request without waiting for its answer; its id.
    pub fn ask(&mut self, method: &str, params: Value) -> i64 {
        self.next_id += 1;
        let id = self.next_id;
        let mut message = json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params });
        if message["params"].is_null() {
            message.as_object_mut().unwrap().remove("params");
        }
        self.send(&message);
        id
    }

    /// The answer to a request: all of it, be it an error.
    pub fn answer(&mut self, id: i64) -> Value {
        let is_answer = |message: &Value| message["id"] == id && message.get("method").is_none();
        if let Some(at) = self.waiting.iter().position(is_answer) {
            return self.waiting.remove(at).unwrap();
        }
        loop {
            let message = self.receive().unwrap_or_else(|| panic!("the server is gone, and owes an answer"));
            if is_answer(&message) {
                return message;
            }
            self.waiting.push_back(message);
        }
    }

    /// The result of a request that must succeed.
    pub fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params);
        let answer = self.answer(id);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    /// The error of a request that must fail.
    pub fn refused(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params);
        let answer = self.answer(id);
        assert!(answer.get("error").is_some(), "{method}: {answer}");
        answer["error"].clone()
    }

    /// The next message that `wanted` takes, notifications and requests of the server among them.
    pub fn wait_for(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.waiting.iter().position(&wanted) {
            return self.waiting.remove(at).unwrap();
        }
        loop {
            let message = self.receive().unwrap_or_else(|| panic!("the server is gone"));
            if wanted(&message) {
                return message;
            }
            self.waiting.push_back(message);
        }
    }

    /// How many messages that nobody has asked for yet `wanted` takes.
    pub fn count_waiting(&self, wanted: impl Fn(&Value) -> bool) -> usize {
        self.waiting.iter().filter(|message| wanted(message)).count()
    }

    /// The next message of the server, if one comes within so long.
    pub fn receive_within(&mut self, patience: Duration) -> Option<Value> {
        if let Some(message) = self.waiting.pop_front() {
            return Some(message);
        }
        self.messages.recv_timeout(patience).ok()
    }

    fn receive(&mut self) -> Option<Value> {
        match self.messages.recv_timeout(PATIENCE) {
            Ok(message) => {
                if let (Some(uri), Some(items)) =
                    (message["params"]["uri"].as_str(), message["params"]["diagnostics"].as_array())
                {
                    self.pushed.insert(uri.to_owned(), items.clone());
                }
                Some(message)
            }
            Err(RecvTimeoutError::Disconnected) => None,
            Err(RecvTimeoutError::Timeout) => panic!("no message within {PATIENCE:?}"),
        }
    }

    /// Answers a request of the server.
    pub fn respond(&mut self, request: &Value, result: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "id": request["id"], "result": result }));
    }

    /// Opens a document; what language it is of follows from its name.
    pub fn open(&mut self, uri: &str, text: &str) {
        let language = match uri.rsplit('.').next() {
            Some("md" | "qmd") => "markdown",
            Some("tex") => "latex",
            Some("toml") => "toml",
            _ => "lakatos",
        };
        self.versions.insert(uri.to_owned(), 1);
        self.notify(
            "textDocument/didOpen",
            json!({ "textDocument": { "uri": uri, "languageId": language, "version": 1, "text": text } }),
        );
    }

    /// Changes a document: from a position to a position, each a line and a column.
    pub fn edit(&mut self, uri: &str, start: (u64, u64), end: (u64, u64), text: &str) -> i64 {
        let position = |(line, character): (u64, u64)| json!({ "line": line, "character": character });
        self.change(uri, json!([{ "range": { "start": position(start), "end": position(end) }, "text": text }]))
    }

    /// Changes a document by any list of changes; the version that it has then.
    pub fn change(&mut self, uri: &str, changes: Value) -> i64 {
        let version = self.versions.entry(uri.to_owned()).or_default();
        *version += 1;
        let version = *version;
        self.notify(
            "textDocument/didChange",
            json!({ "textDocument": { "uri": uri, "version": version }, "contentChanges": changes }),
        );
        version
    }

    /// The diagnostics that are pushed for a version of a document.
    pub fn pushed_diagnostics(&mut self, uri: &str, version: i64) -> Vec<Value> {
        let message = self.wait_for(|message| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
                && message["params"]["version"].as_i64() >= Some(version)
        });
        message["params"]["diagnostics"].as_array().unwrap().clone()
    }

    /// The diagnostics that are shown of a document once all edits are taken in, pushed anew or not: what is the same is not
    /// pushed again. So another document is edited, whose diagnostics move, and come after those of all edits before.
    pub fn shown(&mut self, uri: &str) -> Vec<Value> {
        let version = if self.versions.contains_key(BUOY) {
            self.edit(BUOY, (0, 0), (0, 0), "\n")
        } else {
            self.open(BUOY, "theory t\n  predicts nothing-declared\n");
            1
        };
        self.pushed_diagnostics(BUOY, version);
        self.waiting.retain(|message| message["params"]["uri"] != uri);
        self.pushed.get(uri).cloned().unwrap_or_default()
    }

    /// The diagnostics that are pulled of a document.
    pub fn pulled_diagnostics(&mut self, uri: &str) -> Vec<Value> {
        let report = self.request("textDocument/diagnostic", json!({ "textDocument": { "uri": uri } }));
        report["items"].as_array().unwrap().clone()
    }

    /// A request about a place in a document.
    pub fn at(&mut self, method: &str, uri: &str, (line, character): (u64, u64)) -> Value {
        self.request(
            method,
            json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } }),
        )
    }

    /// Closes standard input, as a client does that dies.
    pub fn hang_up(&mut self) {
        self.input = None;
    }

    pub fn wait_for_exit(&mut self) -> ExitStatus {
        let deadline = std::time::Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.process.try_wait().unwrap() {
                return status;
            }
            assert!(std::time::Instant::now() < deadline, "the server does not exit");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn read_message(reader: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end() {
            "" => break,
            header => {
                if let Some(value) = header.strip_prefix("Content-Length: ") {
                    length = value.parse().ok()?;
                }
            }
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}

/// A folder with files in it.
pub struct Folder {
    folder: tempfile::TempDir,
}

impl Folder {
    pub fn new(files: &[(&str, &str)]) -> Self {
        let folder = Self { folder: tempfile::tempdir().unwrap() };
        for (name, text) in files {
            folder.write(name, text);
        }
        folder
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap()
    }

    pub fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        // A server that looks at this moment reads the one text or the other, and no half of one.
        let written = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(written.path(), text).unwrap();
        written.persist(path).unwrap();
    }

    pub fn uri(&self, name: &str) -> String {
        uri(&self.path().join(name))
    }
}

/// The line and column (UTF-16, or bytes where the text is ASCII) right before `needle` in `text`.
pub fn place_of(text: &str, needle: &str) -> (u64, u64) {
    let at = text.find(needle).unwrap_or_else(|| panic!("`{needle}` is not in the text"));
    let line = text[..at].matches('\n').count();
    let start = text[..at].rfind('\n').map_or(0, |line_feed| line_feed + 1);
    (line as u64, text[start..at].encode_utf16().count() as u64)
}
