//! Which encoding bytes are in. UTF-8 first: text in another encoding is almost never valid UTF-8,
//! and what is valid UTF-8 is almost never something else.

use std::ops::RangeInclusive;

use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

/// U+FEFF in GB18030.
pub(super) const GB18030_MARK: &[u8] = b"\x84\x31\x95\x33";

/// Bytes looked at where a part tells as much as the whole.
const SAMPLE_BYTES: usize = 1 << 18;

/// The encoding that `bytes` look like.
pub(super) fn detect(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if bytes.starts_with(GB18030_MARK) {
        return GB18030;
    }
    let sample = bytes.get(..SAMPLE_BYTES).unwrap_or(bytes);
    let utf8 = std::str::from_utf8(bytes).ok();
    match utf8 {
        Some(text) if !sample.contains(&0) && !looks_like_gb2312(text) => return UTF_8,
        Some(text) if text.is_ascii() && !sample.contains(&0) => return UTF_8,
        _ => {}
    }
    if let Some(encoding) = utf16_without_mark(sample) {
        return encoding;
    }
    if utf8.is_some_and(|text| !looks_like_gb2312(text)) || is_mostly_utf8(sample) {
        return UTF_8;
    }
    chinese_or_other(sample)
}

/// GB2312 text of a few characters that happens to be valid UTF-8 as well: 谢谢 reads лл. Such
/// text has no letters of English, no Chinese in UTF-8, and all its pairs are common in GB2312.
fn looks_like_gb2312(text: &str) -> bool {
    let mut longest_run = 0;
    let mut run = 0;
    for pair in text.chars() {
        if pair.is_ascii_alphabetic() || pair > '\u{7ff}' {
            return false;
        }
        if pair.is_ascii() {
            run = 0;
            continue;
        }
        let mut bytes = [0; 4];
        let is_common = matches!(
            pair.encode_utf8(&mut bytes).as_bytes(),
            &[lead, trail] if GB_COMMON_LEADS.contains(&lead) && trail >= 0xa1
        );
        if !is_common {
            return false;
        }
        run += 1;
        longest_run = run.max(longest_run);
    }
    longest_run >= 2
}

/// UTF-16 shows by nearly all of its units being Han, ASCII or the marks of Chinese text. Fewer than
/// eight without a zero byte may as well be Big5.
fn utf16_without_mark(sample: &[u8]) -> Option<&'static Encoding> {
    if sample.len() < 16 && !sample.contains(&0) {
        return None;
    }
    let share = |unit: fn([u8; 2]) -> u16| {
        let (pairs, _) = sample.as_chunks::<2>();
        let plain = pairs.iter().filter(|&&pair| is_plain(unit(pair))).count();
        plain as f32 / pairs.len().max(1) as f32
    };
    let (little, big) = (share(u16::from_le_bytes), share(u16::from_be_bytes));
    let best = if little >= big { UTF_16LE } else { UTF_16BE };
    (little.max(big) >= 0.95 && little != big).then_some(best)
}

fn is_plain(unit: u16) -> bool {
    matches!(unit, 0x09 | 0x0a | 0x0d | 0x20..=0x7e | 0xb7 | 0x2010..=0x2026)
        || matches!(unit, 0x3000..=0x303f | 0x4e00..=0x9fff | 0xff01..=0xff5e)
}

/// UTF-8 with a few broken bytes: its Chinese, three bytes a character, is far more frequent than
/// what is broken.
fn is_mostly_utf8(sample: &[u8]) -> bool {
    let (mut chinese, mut broken) = (0, 0);
    for chunk in sample.utf8_chunks() {
        chinese += chunk.valid().chars().filter(|&c| c > '\u{7ff}').count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    chinese >= 4 * broken && chinese > 0
}

/// GB18030 and Big5 are told apart by how many of their characters are frequent ones: both sort
/// them by frequency (GB2312 level 1 and Big5 level 1 are over nine tenths of any newspaper). That
/// tells from a headline already. A statistical detector is asked where both fit or neither.
fn chinese_or_other(sample: &[u8]) -> &'static Encoding {
    let gb = common_share(sample, gb_class);
    let big5 = common_share(sample, big5_class);
    let is_chinese = gb.max(big5) >= 0.6;
    if is_chinese && (gb - big5).abs() >= 0.1 {
        return if gb > big5 { GB18030 } else { BIG5 };
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guess = detector.guess(None, chardetng::Utf8Detection::Deny);
    if guess == BIG5 || !is_chinese && guess != GBK {
        guess
    } else {
        GB18030
    }
}

const GB_COMMON_LEADS: RangeInclusive<u8> = 0xb0..=0xd7;

/// What two bytes that begin outside ASCII are in an encoding.
enum Class {
    Common,
    Rare,
    Wrong,
}

fn gb_class(lead: u8, trail: u8) -> Class {
    match (lead, trail) {
        // Level 1 Han, and the marks and full-width forms.
        (0xb0..=0xd7 | 0xa1 | 0xa3, 0xa1..=0xfe) => Class::Common,
        // The second kind begins a character of four bytes, whose other half is such a pair too.
        (0x81..=0xfe, 0x40..=0x7e | 0x80..=0xfe | 0x30..=0x39) => Class::Rare,
        _ => Class::Wrong,
    }
}

fn big5_class(lead: u8, trail: u8) -> Class {
    match (lead, trail) {
        (0xa4..=0xc5 | 0xa1 | 0xa2, 0x40..=0x7e | 0xa1..=0xfe) | (0xc6, 0x40..=0x7e) => {
            Class::Common
        }
        (0x81..=0xfe, 0x40..=0x7e | 0xa1..=0xfe) => Class::Rare,
        _ => Class::Wrong,
    }
}

fn common_share(sample: &[u8], class: fn(u8, u8) -> Class) -> f32 {
    let (mut common, mut rare, mut wrong) = (0_usize, 0_usize, 0_usize);
    let mut rest = sample;
    while let [lead, after @ ..] = rest {
        rest = after;
        if lead.is_ascii() {
            continue;
        }
        // A pair cut off by the end says nothing.
        let Some((&trail, after)) = after.split_first() else {
            break;
        };
        match class(*lead, trail) {
            Class::Common => common += 1,
            Class::Rare => rare += 1,
            Class::Wrong => {
                wrong += 1;
                continue;
            }
        }
        rest = after;
    }
    common as f32 / (common + rare + 4 * wrong).max(1) as f32
}
