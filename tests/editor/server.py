"""A YAML language server, spoken to as an editor does: JSON-RPC over its standard input and output."""

import json
import os
import queue
import re
import shutil
import subprocess
import tempfile
import threading
from pathlib import Path

import pytest

MANIFEST = Path(__file__).with_name("package.json")
NAME, VERSION = next(iter(json.loads(MANIFEST.read_text(encoding="utf-8"))["dependencies"].items()))
PATIENCE = 30
"""Seconds for one answer. It takes a hundredth of that."""

CAPABILITIES = {
    "textDocument": {
        "completion": {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {},
    },
    "workspace": {"configuration": True},
}


def installed():
    """Return the folder with the server, installed if it is not there yet. Skips where it cannot be."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("the language server runs on Node, which is not here")
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    place = caches / "nki-tests" / f"{NAME}-{VERSION}"
    if not place.is_dir():
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=place.parent) as name:
            fresh = Path(name) / "fresh"
            fresh.mkdir()
            shutil.copy(MANIFEST, fresh)
            _install(fresh)
            try:
                fresh.rename(place)
            except OSError:
                # another worker of the same run was quicker
                assert place.is_dir()
    return place


def _install(folder):
    quiet = ["--no-audit", "--no-fund", "--no-package-lock", "--no-update-notifier"]
    command = ["npm", "install", "--ignore-scripts", "--fetch-retries=0", *quiet]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=180, check=False)
    except subprocess.TimeoutExpired:
        pytest.skip("the language server could not be installed in time")
    if done.returncode:
        pytest.skip(f"the language server could not be installed: {done.stderr.strip().splitlines()[-1:]}")


class Server:
    """A server that is running, and the files that are open in it.

    ``schemas`` are the schemas that files have without naming one: patterns of files by address.
    """

    def __init__(self, folder, schemas=None):
        # its public list of schemas is looked up on the network unless it is told not to
        yaml = {"schemaStore": {"enable": False}, "schemas": schemas or {}, "validate": True}
        self.settings = {"yaml": {**yaml, "hover": True, "completion": True}}
        program = installed() / "node_modules" / NAME / "bin" / "yaml-language-server"
        self.process = subprocess.Popen(
            ["node", str(program), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.inbox = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.requests = 0
        self.told = {}
        root = folder.as_uri()
        self.ask(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": root,
                "workspaceFolders": [{"uri": root, "name": "catalogue"}],
                "capabilities": CAPABILITIES,
            },
        )
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": self.settings})

    def open(self, path, text):
        """Show a file with this text, saved or not, and return what the server marks in it. Once for each."""
        uri = path.as_uri()
        assert uri not in self.told
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        while uri not in self.told:
            self._take()
        return self.told[uri]

    def hover(self, path, line, column):
        """Return what is shown beside the pointer, without escapes. Lines and columns count from 1."""
        shown = self._at("textDocument/hover", path, line, column)["contents"]["value"]
        return re.sub(r"\\([\W_])", r"\1", shown)

    def completion(self, path, line, column):
        """Return what can be written at the cursor, by label."""
        answer = self._at("textDocument/completion", path, line, column)
        return {item["label"]: item for item in answer["items"]}

    def ask(self, method, parameters):
        """Send a request and return its result."""
        self.requests += 1
        self._send({"id": self.requests, "method": method, "params": parameters})
        while True:
            message = self._take()
            if message.get("id") == self.requests and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]

    def tell(self, method, parameters):
        """Send a notification, which nobody answers."""
        self._send({"method": method, "params": parameters})

    def close(self):
        self.ask("shutdown", None)
        self.tell("exit", None)
        self.process.stdin.close()
        self.process.wait(timeout=PATIENCE)
        self.process.stdout.close()

    def _at(self, method, path, line, column):
        position = {"line": line - 1, "character": column - 1}
        return self.ask(method, {"textDocument": {"uri": path.as_uri()}, "position": position})

    def _send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def _take(self):
        """Take the next message: keep what is marked in files, and answer what the server asks."""
        message = self.inbox.get(timeout=PATIENCE)
        method = message.get("method")
        if method == "textDocument/publishDiagnostics":
            self.told[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif method and "id" in message:
            self._send({"id": message["id"], "result": self._answer(method, message["params"])})
        return message

    def _answer(self, method, parameters):
        if method == "workspace/configuration":
            return [self.settings.get(item.get("section")) for item in parameters["items"]]
        return None

    def _listen(self):
        stream = self.process.stdout
        while header := stream.readline():
            length = int(header.removeprefix(b"Content-Length:"))
            while stream.readline().strip():
                pass
            self.inbox.put(json.loads(stream.read(length)))
