use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::os::fd::AsFd;
use std::os::unix::ffi::OsStrExt;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{OptionalActions, QueueSelector, Termios};

/// The terminal a person sits at: where their keys come from, and where the panes are painted.
///
/// Keys come from the terminal even while standard input is a pipe. Holds no lock, so it can be used
/// from any thread at any time.
#[derive(Debug)]
pub(super) struct Device {
    input: File,
    output: File,
    /// The modes the terminal was found in.
    found: Termios,
}

/// What waiting for input came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Waited {
    /// There is something to read.
    Ready,
    /// Nothing came in time.
    TimedOut,
    /// Nothing will ever come: the terminal is closed.
    Gone,
}

impl Device {
    /// Finds the terminal: standard output where it is one, else the one that controls the process.
    pub(super) fn open() -> io::Result<Self> {
        let stdout = io::stdout();
        let output = if stdout.is_terminal() {
            File::from(stdout.as_fd().try_clone_to_owned()?)
        } else {
            controlling()?
        };
        let stdin = io::stdin();
        let input = if stdin.is_terminal() {
            File::from(stdin.as_fd().try_clone_to_owned()?)
        } else {
            // By its own name where it has one: macOS cannot wait for /dev/tty.
            match rustix::termios::ttyname(&output, Vec::new()) {
                Ok(name) => File::open(std::ffi::OsStr::from_bytes(name.as_bytes()))?,
                Err(_) => controlling()?,
            }
        };
        let found = rustix::termios::tcgetattr(&input)?;
        Ok(Self {
            input,
            output,
            found,
        })
    }

    /// Keys come one by one, unechoed and unchanged; what is written is not changed either.
    pub(super) fn make_raw(&self) -> io::Result<()> {
        let mut raw = self.found.clone();
        raw.make_raw();
        Ok(rustix::termios::tcsetattr(
            &self.input,
            OptionalActions::Now,
            &raw,
        )?)
    }

    /// Puts the modes back that the terminal was found in. Never waits.
    pub(super) fn make_as_found(&self) -> io::Result<()> {
        Ok(rustix::termios::tcsetattr(
            &self.input,
            OptionalActions::Now,
            &self.found,
        )?)
    }

    /// Columns and rows. A terminal that does not know its size is taken for the usual 80 by 24.
    pub(super) fn size(&self) -> (u16, u16) {
        match rustix::termios::tcgetwinsize(&self.output) {
            Ok(size) if size.ws_col > 0 && size.ws_row > 0 => (size.ws_col, size.ws_row),
            _ => (80, 24),
        }
    }

    /// Writes everything, however long the terminal takes.
    pub(super) fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let mut rest = bytes;
        while !rest.is_empty() {
            match (&self.output).write(rest) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(n) => rest = rest.get(n..).unwrap_or_default(),
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                // Somebody who shares the terminal has made it non-blocking.
                Err(e) if e.kind() == io::ErrorKind::WouldBlock => {
                    wait(&self.output, PollFlags::OUT, None)?;
                }
                Err(e) => return Err(e),
            }
        }
        Ok(())
    }

    /// Writes a few bytes if the terminal takes them before `limit` is over.
    pub(super) fn write_within(&self, bytes: &[u8], limit: Duration) -> io::Result<()> {
        match wait(&self.output, PollFlags::OUT, Some(limit))? {
            Waited::Ready => self.write(bytes),
            Waited::TimedOut => Err(io::ErrorKind::TimedOut.into()),
            Waited::Gone => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    /// Waits for input, for ever where there is no `limit`.
    pub(super) fn wait_for_input(&self, limit: Option<Duration>) -> io::Result<Waited> {
        wait(&self.input, PollFlags::IN, limit)
    }

    /// Reads what has come. 0 bytes: the terminal is closed.
    pub(super) fn read(&self, buffer: &mut [u8]) -> io::Result<usize> {
        (&self.input).read(buffer)
    }

    /// Throws away what was sent to the program but not read by it.
    pub(super) fn discard_input(&self) -> io::Result<()> {
        Ok(rustix::termios::tcflush(
            &self.input,
            QueueSelector::IFlush,
        )?)
    }
}

fn controlling() -> io::Result<File> {
    File::options().read(true).write(true).open("/dev/tty")
}

fn wait(file: &File, what: PollFlags, limit: Option<Duration>) -> io::Result<Waited> {
    let limit = limit.and_then(|limit| Timespec::try_from(limit).ok());
    let mut fds = [PollFd::new(file, what)];
    let count = match poll(&mut fds, limit.as_ref()) {
        // A signal: as good as no time at all; who waits asks again.
        Err(rustix::io::Errno::INTR) => return Ok(Waited::TimedOut),
        other => other?,
    };
    let [fd] = &fds;
    Ok(if count == 0 {
        Waited::TimedOut
    } else if fd.revents().contains(what) {
        Waited::Ready
    } else {
        Waited::Gone
    })
}
