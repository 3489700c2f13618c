use dubao::io::{Charset, decode};
use encoding_rs::{BIG5, GB18030, GBK};
use proptest::prelude::*;

const SIMPLIFIED: &str = "记者昨日从市水利局获悉，前五个月全市新建水库12座。";
const TRADITIONAL: &str = "記者昨日從市政府獲悉，前五個月全市新建學校12所。";

#[track_caller]
fn reads_as(bytes: &[u8], charset: &str, text: &str) {
    let decoded = decode(bytes, None);
    assert_eq!(decoded.charset.to_string(), charset, "{text}");
    assert_eq!(decoded.text, text);
    assert_eq!(decoded.undecodable, None);
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn utf8_with_and_without_a_mark() {
    reads_as(SIMPLIFIED.as_bytes(), "UTF-8", SIMPLIFIED);
    reads_as(
        format!("\u{feff}{SIMPLIFIED}").as_bytes(),
        "UTF-8",
        SIMPLIFIED,
    );
    reads_as(b"plain ASCII", "UTF-8", "plain ASCII");
    reads_as(
        "café, 25 °C ± 3 °C".as_bytes(),
        "UTF-8",
        "café, 25 °C ± 3 °C",
    );
    reads_as(b"", "UTF-8", "");
}

#[test]
fn utf16_with_and_without_a_mark() {
    for text in [SIMPLIFIED, TRADITIONAL, "GDP\n增长5.2%", "plain ASCII\n"] {
        let marked = format!("\u{feff}{text}");
        reads_as(&utf16(&marked, u16::to_le_bytes), "UTF-16LE", text);
        reads_as(&utf16(&marked, u16::to_be_bytes), "UTF-16BE", text);
        reads_as(&utf16(text, u16::to_le_bytes), "UTF-16LE", text);
        reads_as(&utf16(text, u16::to_be_bytes), "UTF-16BE", text);
    }
}

#[test]
fn gb_and_big5_even_where_there_is_little_text() {
    for text in [
        SIMPLIFIED,
        "谢谢",
        "联通",
        "本报讯",
        "增长5.2%",
        "人民日报",
        "财经",
    ] {
        reads_as(&GBK.encode(text).0, "GB18030", text);
    }
    for text in [TRADITIONAL, "本報訊", "聯合報", "台灣新聞", "財經"] {
        reads_as(&BIG5.encode(text).0, "Big5", text);
    }
}

#[test]
fn gb18030_beyond_gbk() {
    let text = "地名㙘头镇、人名𬱖，均为罕用字，其余照常印出。";
    reads_as(&GB18030.encode(text).0, "GB18030", text);
    let marked = [b"\x84\x31\x95\x33".as_slice(), &GB18030.encode(text).0].concat();
    reads_as(&marked, "GB18030", text);
}

#[test]
fn western_text_is_not_taken_for_chinese() {
    let text = "Übergröße: die Fähre fährt täglich um zwölf über den Fluß.";
    let bytes = encoding_rs::WINDOWS_1252.encode(text).0;
    assert_eq!(decode(&bytes, None).text, text);
}

#[test]
fn what_cannot_be_decoded_is_counted_and_placed() {
    let bytes = [
        SIMPLIFIED.as_bytes(),
        b"\n\xff",
        SIMPLIFIED.as_bytes(),
        b"\n\xc0\x80",
    ]
    .concat();
    let decoded = decode(&bytes, None);
    assert_eq!(decoded.charset.to_string(), "UTF-8");
    let found = decoded.undecodable.unwrap();
    assert_eq!((found.count, found.first_line), (3, 2));
    assert_eq!(decoded.text.matches('\u{fffd}').count(), 3);
}

#[test]
fn a_character_cut_off_by_the_end_spoils_nothing_else() {
    let whole = SIMPLIFIED.as_bytes();
    let decoded = decode(&whole[..whole.len() - 1], None);
    assert_eq!(decoded.charset.to_string(), "UTF-8");
    assert_eq!(decoded.undecodable.unwrap().count, 1);
    assert!(decoded.text.starts_with("记者昨日从市水利局获悉"));
}

#[test]
fn an_encoding_that_is_named_wins() {
    let bytes = GBK.encode(SIMPLIFIED).0;
    let decoded = decode(&bytes, Some("big5".parse().unwrap()));
    assert_eq!(decoded.charset.to_string(), "Big5");
    assert_ne!(decoded.text, SIMPLIFIED);
    // Except that the mark of UTF-16 tells which of the two it is.
    let marked = utf16(&format!("\u{feff}{SIMPLIFIED}"), u16::to_be_bytes);
    assert_eq!(
        decode(&marked, Some("utf-16".parse().unwrap())).text,
        SIMPLIFIED
    );
}

fn charsets() -> impl Strategy<Value = Option<Charset>> {
    let named = [
        "utf-8",
        "utf-16le",
        "utf-16be",
        "gb18030",
        "gbk",
        "big5",
        "shift_jis",
        "iso-2022-jp",
    ]
    .map(|name| name.parse().ok());
    prop_oneof![Just(None), prop::sample::select(named.to_vec())]
}

proptest! {
    #[test]
    fn any_bytes_give_text(bytes: Vec<u8>, charset in charsets()) {
        let decoded = decode(&bytes, charset);
        let lost = decoded.undecodable.map_or(0, |found| found.count);
        prop_assert!(lost <= decoded.text.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count());
        if let Some(found) = decoded.undecodable {
            prop_assert!(found.first_line >= 1 && found.first_line <= decoded.text.matches('\n').count() + 1);
        }
    }

    #[test]
    fn what_was_encoded_is_decoded(text in "[ -~\n一-龥，。、“”]*") {
        for name in ["utf-8", "gb18030"] {
            let charset: Charset = name.parse().unwrap();
            let encoded = encoding_rs::Encoding::for_label(name.as_bytes()).unwrap().encode(&text).0;
            let decoded = decode(&encoded, Some(charset));
            prop_assert_eq!(&decoded.text, &text);
            prop_assert_eq!(decoded.undecodable, None);
        }
        for (name, bytes) in [
            ("utf-16le", utf16(&text, u16::to_le_bytes)),
            ("utf-16be", utf16(&text, u16::to_be_bytes)),
        ] {
            prop_assert_eq!(&decode(&bytes, name.parse().ok()).text, &text);
        }
    }
}
