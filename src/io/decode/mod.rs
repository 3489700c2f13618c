//! Bytes to text. Any bytes give text; what cannot be decoded is U+FFFD, counted and reported.

mod charset;
mod detect;

use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

pub use charset::{Charset, UnknownCharset};

/// Bytes made text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// The encoding it was read in.
    pub charset: Charset,
    /// What could not be decoded, if anything.
    pub undecodable: Option<Undecodable>,
}

/// Byte sequences that mean nothing in the encoding; each stands as one U+FFFD in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undecodable {
    /// How many there are.
    pub count: usize,
    /// The line that has the first one, from 1.
    pub first_line: usize,
}

/// The text of `bytes`, in `charset` where one is given and otherwise in the encoding they look
/// like. A byte order mark decides between the two UTF-16, whatever was asked for.
#[must_use]
pub fn decode(bytes: &[u8], charset: Option<Charset>) -> Decoded {
    let charset = charset.unwrap_or_else(|| Charset(detect::detect(bytes)));
    let (encoding, bytes) = without_mark(charset.0, bytes);
    let (text, undecodable) = decode_in(encoding, bytes);
    Decoded {
        text,
        charset: Charset(encoding),
        undecodable,
    }
}

/// Takes a byte order mark off, where it is one of `encoding`.
fn without_mark<'b>(encoding: &'static Encoding, bytes: &'b [u8]) -> (&'static Encoding, &'b [u8]) {
    let is_utf16 = encoding == UTF_16LE || encoding == UTF_16BE;
    match Encoding::for_bom(bytes) {
        Some((marked, len)) if marked == encoding || is_utf16 && marked != UTF_8 => {
            (marked, bytes.get(len..).unwrap_or_default())
        }
        // GB18030's own form of the mark, which the standard leaves to the text.
        _ => match bytes.strip_prefix(detect::GB18030_MARK) {
            Some(rest) if encoding == encoding_rs::GB18030 => (encoding, rest),
            _ => (encoding, bytes),
        },
    }
}

fn decode_in(encoding: &'static Encoding, mut bytes: &[u8]) -> (String, Option<Undecodable>) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2 + 16);
    let mut undecodable: Option<Undecodable> = None;
    loop {
        let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
        bytes = bytes.get(read..).unwrap_or_default();
        match result {
            DecoderResult::InputEmpty => return (text, undecodable),
            DecoderResult::OutputFull => text.reserve(bytes.len() + bytes.len() / 2 + 16),
            DecoderResult::Malformed(..) => {
                match &mut undecodable {
                    Some(found) => found.count += 1,
                    None => {
                        undecodable = Some(Undecodable {
                            count: 1,
                            first_line: 1 + text.bytes().filter(|&b| b == b'\n').count(),
                        });
                    }
                }
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
}
