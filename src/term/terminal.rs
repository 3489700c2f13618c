use std::io;
use std::sync::{Mutex, MutexGuard, OnceLock, TryLockError};
use std::time::{Duration, Instant};

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::queue;
use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen};

use super::device::Device;
use crate::app::MouseCapture;

/// How long giving the terminal back waits for whoever is writing to it, and then for the terminal.
/// A stuck writer or a stuck terminal must not keep the program from ending.
const PATIENCE: Duration = Duration::from_millis(250);

/// Presses and the wheel (1000), with columns beyond 223 (1006). Movement is not asked for: the
/// program would be woken by every one of them and has no use for it.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";

/// The one terminal of the process, from when it is first taken.
static DEVICE: OnceLock<Device> = OnceLock::new();
/// What has been done to it. Held while something is written, so nothing is written after the
/// terminal was given back.
static STATE: Mutex<State> = Mutex::new(State {
    hold: Hold::Free,
    mouse: MouseCapture::Off,
    answers_due: false,
    retaken: false,
});

struct State {
    hold: Hold,
    mouse: MouseCapture,
    /// The terminal was asked something and has not said everything yet.
    answers_due: bool,
    /// It was taken again since somebody last asked: what it shows is not known.
    retaken: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Hold {
    /// The terminal is as it was found, and stays so.
    Free,
    /// Every mode is on.
    Held,
    /// The terminal is as it was found while the program is stopped.
    Lent,
}

/// The terminal, taken: alternate screen, raw mode, bracketed paste, cursor hidden, and the mouse
/// where it is wanted. Its title is left alone.
///
/// Dropping it gives the terminal back; so does [`restore`], from anywhere.
#[derive(Debug)]
pub(super) struct Terminal {
    device: &'static Device,
}

impl Terminal {
    /// Takes the terminal.
    ///
    /// # Errors
    /// When the process has none, or it is closed.
    pub(super) fn take(mouse: MouseCapture) -> io::Result<Self> {
        let device = match DEVICE.get() {
            Some(device) => device,
            None => {
                let opened = Device::open()?;
                DEVICE.get_or_init(|| opened)
            }
        };
        let terminal = Self { device };
        let mut state = lock();
        state.mouse = mouse;
        // Before anything is switched on: half of it must be undone too.
        state.hold = Hold::Held;
        switch_on(device, mouse)?;
        drop(state);
        Ok(terminal)
    }

    /// Columns and rows.
    pub(super) fn size(&self) -> (u16, u16) {
        self.device.size()
    }

    /// The device, for who reads from it.
    pub(super) fn device(&self) -> &'static Device {
        self.device
    }

    /// Writes a frame in one go. While the program is stopped or ending the frame is let fall.
    pub(super) fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let state = lock();
        if state.hold == Hold::Held && !bytes.is_empty() {
            self.device.write(bytes)?;
        }
        Ok(())
    }

    /// Asks the terminal something; until [`Self::answered`] its answers are on their way.
    pub(super) fn ask(&self, question: &[u8]) -> io::Result<()> {
        let mut state = lock();
        if state.hold == Hold::Held && !question.is_empty() {
            state.answers_due = true;
            self.device.write(question)?;
        }
        Ok(())
    }

    /// The terminal has said everything it was asked.
    pub(super) fn answered(&self) {
        lock().answers_due = false;
    }

    /// Whether the terminal was somebody else's since this was last asked.
    pub(super) fn was_retaken(&self) -> bool {
        std::mem::take(&mut lock().retaken)
    }

    /// Takes or releases the mouse.
    pub(super) fn set_mouse(&self, mouse: MouseCapture) -> io::Result<()> {
        let mut state = lock();
        if state.mouse == mouse {
            return Ok(());
        }
        state.mouse = mouse;
        if state.hold != Hold::Held {
            return Ok(());
        }
        self.device.write(match mouse {
            MouseCapture::On => MOUSE_ON,
            MouseCapture::Off => MOUSE_OFF,
        })
    }

    /// Hands a text to the terminal for the clipboard (OSC 52). Whether it takes it, it does not say.
    ///
    /// # Errors
    /// When the terminal is closed.
    pub(super) fn copy(&self, text: &str) -> io::Result<()> {
        let mut bytes = Vec::new();
        queue!(bytes, CopyToClipboard::to_clipboard_from(text))?;
        let state = lock();
        if state.hold != Hold::Held {
            return Ok(());
        }
        self.device.write(&bytes)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back for good: undoes exactly what was done to it. Does nothing where there is
/// nothing to undo, so it can be called any number of times, from any thread: on leaving, on an
/// error, in a panic, on a signal. Takes half a second at most, even where the terminal or the
/// thread that writes to it is stuck.
pub(crate) fn restore() {
    give_back(Hold::Free);
}

/// Gives the terminal back until [`retake`]: the program is about to be stopped.
pub(super) fn lend() {
    give_back(Hold::Lent);
}

/// Takes the terminal again after the program was stopped; unless it is not wanted any more.
pub(super) fn retake() {
    let mut state = lock();
    if state.hold == Hold::Free {
        return;
    }
    if let Some(device) = DEVICE.get() {
        state.hold = Hold::Held;
        state.retaken = true;
        // Where it fails the terminal is gone, and the thread that reads from it says so.
        let _ = switch_on(device, state.mouse);
    }
}

fn give_back(next: Hold) {
    let Some(device) = DEVICE.get() else { return };
    match lock_within(PATIENCE) {
        Some(mut state) => {
            if state.hold == Hold::Held {
                switch_off(device, state.mouse, state.answers_due);
                state.answers_due = false;
            }
            // Given back for good once, it is never only lent again.
            if state.hold != Hold::Free {
                state.hold = next;
            }
        }
        // Who holds the lock is stuck, or is this very thread in a panic: undo all there may be.
        None => switch_off(device, MouseCapture::On, true),
    }
}

fn switch_on(device: &Device, mouse: MouseCapture) -> io::Result<()> {
    device.make_raw()?;
    let mut bytes = Vec::new();
    queue!(bytes, EnterAlternateScreen, EnableBracketedPaste, Hide)?;
    if mouse == MouseCapture::On {
        bytes.extend_from_slice(MOUSE_ON);
    }
    device.write(&bytes)
}

/// Failures are let be: there is nobody left to tell.
fn switch_off(device: &Device, mouse: MouseCapture, answers_due: bool) {
    let mut bytes = Vec::new();
    let _ = queue!(bytes, EndSynchronizedUpdate, SetAttribute(Attribute::Reset));
    if mouse == MouseCapture::On {
        bytes.extend_from_slice(MOUSE_OFF);
    }
    let _ = queue!(bytes, DisableBracketedPaste, Show, LeaveAlternateScreen);
    let _ = device.write_within(&bytes, PATIENCE);
    if answers_due {
        // An answer that comes now would be typed into the shell.
        let _ = device.discard_input();
    }
    let _ = device.make_as_found();
}

fn lock() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(|broken| broken.into_inner())
}

fn lock_within(limit: Duration) -> Option<MutexGuard<'static, State>> {
    let end = Instant::now() + limit;
    loop {
        match STATE.try_lock() {
            Ok(state) => return Some(state),
            Err(TryLockError::Poisoned(broken)) => return Some(broken.into_inner()),
            Err(TryLockError::WouldBlock) if Instant::now() >= end => return None,
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(2)),
        }
    }
}
