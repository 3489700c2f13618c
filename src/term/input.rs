use std::io;
use std::sync::mpsc::SyncSender;
use std::thread;
use std::time::Duration;

use termina::Parser;

use super::device::{Device, Waited};
use super::probe;
use super::session::Message;
use super::translate::translate;
use crate::io::fault;

/// How long an Esc may turn out to be the first byte of a longer sequence. Below one frame, so the
/// Esc key itself is still answered within it.
const ESC_PATIENCE: Duration = Duration::from_millis(8);
/// How long any other unfinished sequence is waited for before it is let fall.
const PATIENCE: Duration = Duration::from_millis(250);
/// The same for a paste, which may come over a slow line: its tail must not be taken for keys.
const PASTE_PATIENCE: Duration = Duration::from_secs(3);

/// Reads the terminal for as long as there is one, on a thread of its own.
pub(super) fn spawn(device: &'static Device, to: SyncSender<Message>) -> io::Result<()> {
    thread::Builder::new()
        .name("input".to_owned())
        .spawn(move || {
            // Whatever the reason: without keys the program has to end.
            let _ = read(device, &to);
            let _ = to.send(Message::Closed);
        })?;
    Ok(())
}

/// Returns when the terminal is closed or nobody listens any more.
fn read(device: &Device, to: &SyncSender<Message>) -> io::Result<()> {
    let mut decoder = Decoder::default();
    let mut buffer = [0_u8; 4096];
    loop {
        let messages = match device.wait_for_input(decoder.patience())? {
            Waited::Gone => return Ok(()),
            Waited::TimedOut => decoder.give_up_waiting(),
            Waited::Ready => match device.read(&mut buffer) {
                Ok(0) => return Ok(()),
                Ok(n) => {
                    fault::may_panic("input");
                    decoder.feed(buffer.get(..n).unwrap_or_default())
                }
                Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                Err(e) if e.kind() == io::ErrorKind::WouldBlock => continue,
                Err(e) => return Err(e),
            },
        };
        for message in messages {
            if to.send(message).is_err() {
                return Ok(());
            }
        }
    }
}

/// Bytes of the terminal to messages.
///
/// Invariant: what the terminal says of itself, asked or not, never becomes a key.
#[derive(Default)]
struct Decoder {
    parser: Parser,
    /// Bytes since the last thing that was understood.
    unfinished: Vec<u8>,
    /// They were waited for already, as an Esc key.
    esc_waited: bool,
}

impl Decoder {
    fn feed(&mut self, bytes: &[u8]) -> Vec<Message> {
        let mut messages = Vec::new();
        for &byte in bytes {
            self.unfinished.push(byte);
            self.esc_waited = false;
            self.parser.parse(&[byte], true);
            self.drain(&mut messages);
        }
        messages
    }

    /// How long to wait for the rest of what has begun.
    fn patience(&self) -> Option<Duration> {
        if self.unfinished.is_empty() {
            None
        } else if !self.esc_waited {
            Some(ESC_PATIENCE)
        } else if contains(&self.unfinished, b"\x1b[200~") {
            Some(PASTE_PATIENCE)
        } else {
            Some(PATIENCE)
        }
    }

    /// The rest did not come: an Esc was the Esc key, anything else is let fall.
    fn give_up_waiting(&mut self) -> Vec<Message> {
        let mut messages = Vec::new();
        if self.esc_waited {
            *self = Self::default();
        } else {
            self.esc_waited = true;
            self.parser.parse(&[], false);
            self.drain(&mut messages);
        }
        messages
    }

    fn drain(&mut self, messages: &mut Vec<Message>) {
        while let Some(event) = self.parser.pop() {
            self.unfinished.clear();
            if let Some(reply) = probe::reply(&event) {
                messages.push(Message::Reply(reply));
            } else if let Some(event) = translate(event) {
                messages.push(Message::App(event));
            }
        }
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Event, Key, KeyCode, Mouse, MouseKind};
    use crate::term::probe::Reply;
    use crate::text::AmbiguousWidth;
    use crate::ui::Background;

    /// What arrives when `chunks` come one after the other and nothing follows.
    fn decoded(chunks: &[&[u8]]) -> Vec<String> {
        let mut decoder = Decoder::default();
        let mut messages: Vec<Message> = chunks.iter().flat_map(|c| decoder.feed(c)).collect();
        while decoder.patience().is_some() {
            messages.extend(decoder.give_up_waiting());
        }
        messages.iter().map(|m| format!("{m:?}")).collect()
    }

    fn key(code: KeyCode) -> String {
        let (ctrl, alt) = (false, false);
        format!("{:?}", Message::App(Event::Key(Key { code, ctrl, alt })))
    }

    fn keys(text: &str) -> Vec<String> {
        text.chars().map(|c| key(KeyCode::Char(c))).collect()
    }

    #[test]
    fn keys_arrive_as_struck() {
        for (bytes, code) in [
            (&b"j"[..], KeyCode::Char('j')),
            ("？".as_bytes(), KeyCode::Char('？')),
            (b"\r", KeyCode::Enter),
            (b"\t", KeyCode::Tab),
            (b"\x1b[Z", KeyCode::BackTab),
            (b"\x7f", KeyCode::Backspace),
            (b"\x1b", KeyCode::Esc),
            (b"\x1b[A", KeyCode::Up),
            (b"\x1bOB", KeyCode::Down),
            (b"\x1b[5~", KeyCode::PageUp),
            (b"\x1b[6~", KeyCode::PageDown),
            (b"\x1b[3~", KeyCode::Delete),
            (b"\x1b[1~", KeyCode::Home),
            (b"\x1b[F", KeyCode::End),
            (b"\x1bOP", KeyCode::F(1)),
        ] {
            assert_eq!(decoded(&[bytes]), [key(code)], "{bytes:?}");
        }
    }

    #[test]
    fn ctrl_and_alt_are_told() {
        let with =
            |code, ctrl, alt| format!("{:?}", Message::App(Event::Key(Key { code, ctrl, alt })));
        assert_eq!(decoded(&[b"\x04"]), [with(KeyCode::Char('d'), true, false)]);
        assert_eq!(
            decoded(&[b"\x1bj"]),
            [with(KeyCode::Char('j'), false, true)]
        );
    }

    #[test]
    fn sequences_survive_being_cut() {
        assert_eq!(decoded(&[b"\x1b", b"[A"]), [key(KeyCode::Up)]);
        assert_eq!(decoded(&[b"\xe6\xb1", b"\x89j"]), keys("汉j"));
    }

    #[test]
    fn the_mouse_is_told_in_cells_from_zero() {
        let mouse =
            |kind, col, row| format!("{:?}", Message::App(Event::Mouse(Mouse { kind, col, row })));
        assert_eq!(
            decoded(&[b"\x1b[<0;3;5M\x1b[<0;3;5m\x1b[<64;1;1M\x1b[<65;300;1M\x1b[<2;1;1M"]),
            [
                mouse(MouseKind::Click, 2, 4),
                mouse(MouseKind::WheelUp, 0, 0),
                mouse(MouseKind::WheelDown, 299, 0)
            ]
        );
    }

    #[test]
    fn a_paste_is_one_thing() {
        let paste = |text: &str| format!("{:?}", Message::App(Event::Paste(text.to_owned())));
        assert_eq!(
            decoded(&[b"\x1b[200~", "增长".as_bytes(), b"q\x1b[A\x1b[201~j"]),
            [paste("增长q\u{1b}[A"), key(KeyCode::Char('j'))]
        );
    }

    #[test]
    fn a_paste_without_an_end_is_let_fall() {
        let mut decoder = Decoder::default();
        assert!(decoder.feed(b"\x1b[200~qqq").is_empty());
        assert!(decoder.give_up_waiting().is_empty());
        assert_eq!(decoder.patience(), Some(PASTE_PATIENCE));
        assert!(decoder.give_up_waiting().is_empty());
        assert_eq!(decoder.patience(), None);
        assert_eq!(decoder.feed(b"j").len(), 1);
    }

    #[test]
    fn answers_of_the_terminal_are_no_keys() {
        let reply = |r| format!("{:?}", Message::Reply(r));
        assert_eq!(
            decoded(&[b"\x1b[1;3Rj\x1b]11;rgb:ffff/ffff/eeee\x1b\\\x1b[?62;4c"]),
            [
                reply(Reply::AmbiguousWidth(AmbiguousWidth::Wide)),
                key(KeyCode::Char('j')),
                reply(Reply::Background(Background::Light)),
                reply(Reply::NothingMore),
            ]
        );
        for odd in [
            &b"\x1b]11;rgba:0000/0000/0000/ffff\x07"[..],
            b"\x1b]11;no such colour\x1b\\",
            b"\x1b]4;1;rgb:00/00/00\x1b\\",
            b"\x1b]",
            b"\x1b]11;rgb:12",
            b"\x1bP1$r0m\x1b\\",
            b"\x1bP>|XTerm(390)\x1b\\",
            b"\x1b[>0;276;0c",
            b"\x1b[?2026;2$y",
            b"\x1b[0;0R",
            b"\x1b[?997;1n",
        ] {
            let mut without_reply = decoded(&[odd]);
            without_reply.retain(|m| m.contains("App"));
            assert!(without_reply.is_empty(), "{odd:?}: {without_reply:?}");
        }
    }
}
