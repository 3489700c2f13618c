//! The binary in a pseudo-terminal, as a person has it: keys go in, a screen comes out, and every
//! byte that was sent to the terminal is kept.
//!
//! Tests wait for what they expect, up to a deadline; nothing here waits for time to pass.

#![allow(dead_code, unused_imports, reason = "each test file uses its part")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what goes wrong here fails the test"
)]

mod modes;

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

pub use modes::{colors, modes_left_on, modes_switched_on};

/// Longer than anything takes on a busy machine, shorter than anybody's patience.
const DEADLINE: Duration = Duration::from_secs(30);

/// How the program is started.
pub struct Start {
    command: CommandBuilder,
    cols: u16,
    rows: u16,
}

/// The running program and its terminal.
pub struct Pty {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    keys: Option<Box<dyn Write + Send>>,
    terminal: Arc<Terminal>,
    modes_before: String,
}

struct Terminal {
    seen: Mutex<Seen>,
    changed: Condvar,
}

struct Seen {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    /// Nothing more will come: the program has closed its side, or we ours.
    ended: bool,
    closing: bool,
}

impl Start {
    /// `dubao` with these arguments, in a terminal of 100 by 30.
    pub fn dubao(args: &[&str]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_dubao"));
        command.args(args);
        Self::with(command)
    }

    /// A line for `sh -m`, a shell with job control, in which `dubao` is the program.
    pub fn shell(line: &str) -> Self {
        let mut command = CommandBuilder::new("sh");
        command.args(["-mc", line]);
        let bin = std::path::Path::new(env!("CARGO_BIN_EXE_dubao"));
        let mut path = std::ffi::OsString::from(bin.parent().unwrap());
        path.push(":");
        path.push(std::env::var_os("PATH").unwrap_or_default());
        let mut start = Self::with(command);
        start.command.env("PATH", path);
        start
    }

    fn with(mut command: CommandBuilder) -> Self {
        for name in [
            "NO_COLOR",
            "COLORTERM",
            "COLORFGBG",
            "LC_ALL",
            "LC_MESSAGES",
        ] {
            command.env_remove(name);
        }
        command.env("TERM", "xterm-256color");
        command.env("LANG", "zh_CN.UTF-8");
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        Self {
            command,
            cols: 100,
            rows: 30,
        }
    }

    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    pub fn run(self) -> Pty {
        let size = size(self.cols, self.rows);
        let pair = native_pty_system().openpty(size).unwrap();
        let modes_before = modes_of(pair.master.as_ref());
        let child = pair.slave.spawn_command(self.command).unwrap();
        drop(pair.slave);
        let terminal = Arc::new(Terminal {
            seen: Mutex::new(Seen {
                parser: vt100::Parser::new(cells(self.rows), cells(self.cols), 0),
                bytes: Vec::new(),
                ended: false,
                closing: false,
            }),
            changed: Condvar::new(),
        });
        let reader = pair.master.try_clone_reader().unwrap();
        let shown_on = Arc::clone(&terminal);
        std::thread::spawn(move || shown_on.follow(reader));
        Pty {
            child,
            keys: Some(pair.master.take_writer().unwrap()),
            master: Some(pair.master),
            terminal,
            modes_before,
        }
    }
}

impl Pty {
    /// Strikes keys, or answers as the terminal would.
    pub fn send(&mut self, bytes: &str) {
        let keys = self.keys.as_mut().unwrap();
        keys.write_all(bytes.as_bytes()).unwrap();
        keys.flush().unwrap();
    }

    /// Waits until the screen shows `text`; blanks do not count.
    #[track_caller]
    pub fn wait_for(&self, text: &str) {
        let text = without_blanks(text);
        self.wait_until(&format!("the screen to show {text:?}"), |seen| {
            without_blanks(&seen.parser.screen().contents()).contains(&text)
        });
    }

    /// Waits until the screen does not show `text` any more.
    #[track_caller]
    pub fn wait_for_no(&self, text: &str) {
        let text = without_blanks(text);
        self.wait_until(&format!("the screen not to show {text:?}"), |seen| {
            !without_blanks(&seen.parser.screen().contents()).contains(&text)
        });
    }

    /// Waits until these bytes were sent to the terminal.
    #[track_caller]
    pub fn wait_for_bytes(&self, bytes: &str) {
        self.wait_until_bytes(&format!("the bytes {bytes:?}"), |seen| {
            seen.windows(bytes.len()).any(|w| w == bytes.as_bytes())
        });
    }

    /// Waits until what was sent to the terminal is as it should be.
    #[track_caller]
    pub fn wait_until_bytes(&self, what: &str, are_right: impl Fn(&[u8]) -> bool) {
        self.wait_until(what, |seen| are_right(&seen.bytes));
    }

    /// The first row of the screen, from 0, that shows `text`.
    pub fn row_of(&self, text: &str) -> Option<usize> {
        self.screen().lines().position(|line| line.contains(text))
    }

    pub fn resize(&self, cols: u16, rows: u16) {
        let mut seen = self.terminal.seen.lock().unwrap();
        seen.parser.set_size(cells(rows), cells(cols));
        drop(seen);
        self.master
            .as_ref()
            .unwrap()
            .resize(size(cols, rows))
            .unwrap();
    }

    pub fn signal(&self, signal: Signal) {
        let pid = i32::try_from(self.child.process_id().unwrap()).unwrap();
        kill_process(Pid::from_raw(pid).unwrap(), signal).unwrap();
    }

    /// Closes the terminal's window.
    #[track_caller]
    pub fn close(&mut self) {
        // Who reads the terminal's bytes has to let go of it too: at the next byte. Ctrl-L makes the
        // program paint.
        self.terminal.seen.lock().unwrap().closing = true;
        self.send("\x0c");
        self.wait_until("the reader to let go", |seen| seen.ended);
        self.keys = None;
        self.master = None;
    }

    /// What the screen shows.
    pub fn screen(&self) -> String {
        self.terminal
            .seen
            .lock()
            .unwrap()
            .parser
            .screen()
            .contents()
    }

    /// Everything that was sent to the terminal so far.
    pub fn bytes(&self) -> Vec<u8> {
        self.terminal.seen.lock().unwrap().bytes.clone()
    }

    /// Waits for the end of the program.
    #[track_caller]
    pub fn wait_for_end(&mut self) -> ExitStatus {
        if self.master.is_some() {
            self.wait_until("the program to end", |seen| seen.ended);
        }
        let end = Instant::now() + DEADLINE;
        while Instant::now() < end {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            std::thread::yield_now();
        }
        panic!("the program does not end");
    }

    /// Waits for the end and asserts that the terminal is as it was: everything that was switched on
    /// is off again, the cursor shows, and the line discipline is what it had been.
    #[track_caller]
    pub fn wait_for_clean_end(&mut self) -> ExitStatus {
        let status = self.wait_for_end();
        self.assert_given_back();
        status
    }

    /// Asserts that the terminal is as it was before the program took it.
    #[track_caller]
    pub fn assert_given_back(&self) {
        let bytes = self.bytes();
        let on = modes_switched_on(&bytes);
        for mode in [1049, 2004] {
            assert!(
                on.contains(&mode),
                "mode {mode} was never on: the test sees nothing"
            );
        }
        assert_eq!(modes_left_on(&bytes), Vec::<u16>::new());
        let seen = self.terminal.seen.lock().unwrap();
        let screen = seen.parser.screen();
        assert!(!screen.hide_cursor() && !screen.alternate_screen());
        assert!(!screen.bold() && !screen.inverse() && !screen.underline());
        assert_eq!(screen.fgcolor(), vt100::Color::Default);
        drop(seen);
        if let Some(master) = &self.master {
            assert_eq!(modes_of(master.as_ref()), self.modes_before);
        }
    }

    #[track_caller]
    fn wait_until(&self, what: &str, condition: impl Fn(&Seen) -> bool) {
        let end = Instant::now() + DEADLINE;
        let mut seen = self.terminal.seen.lock().unwrap();
        while !condition(&seen) {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() || seen.ended {
                let screen = seen.parser.screen().contents();
                let last = &seen.bytes[seen.bytes.len().saturating_sub(300)..];
                let last = String::from_utf8_lossy(last).into_owned();
                // The thread that follows the terminal needs the lock to end.
                drop(seen);
                panic!("waited for {what}; the screen shows\n{screen}\nlast came {last:?}");
            }
            seen = self.terminal.changed.wait_timeout(seen, left).unwrap().0;
        }
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

impl Terminal {
    fn follow(&self, mut from: Box<dyn Read + Send>) {
        let mut buffer = [0; 65536];
        loop {
            let n = from.read(&mut buffer).unwrap_or(0);
            let mut seen = self.seen.lock().unwrap();
            seen.parser.process(&buffer[..n]);
            seen.bytes.extend_from_slice(&buffer[..n]);
            if n > 0 && !seen.closing {
                self.changed.notify_all();
                continue;
            }
            drop(from);
            seen.ended = true;
            self.changed.notify_all();
            return;
        }
    }
}

fn modes_of(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn cells(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap()
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
