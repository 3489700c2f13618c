use dubao::io::{Input, OpenErrorKind, Request, open};
use proptest::prelude::*;

use crate::{open_bytes, open_paths, text_of};

#[test]
fn the_built_in_edition_is_five_pages() {
    let request = Request {
        inputs: vec![Input::BuiltIn],
        charset: None,
    };
    let pages: Vec<_> = open(&request).map(Result::unwrap).collect();
    let names: Vec<_> = pages.iter().map(|page| page.source.as_str()).collect();
    assert_eq!(
        names,
        [
            "000_c1836ccfeff669e6.txt",
            "001_82ecedf270f07e37.txt",
            "002_0b34cc51a4d0f97d.txt",
            "003_cfd516ce6a6450a2.txt",
            "004_ad881b6d95f0386b.txt",
        ]
    );
    assert!(pages.iter().all(|page| !page.articles.is_empty()));
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_opens() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.txt");
    std::fs::write(&page, "全市粮食丰收。").unwrap();
    let missing = folder.path().join("missing.txt");
    let opened = open_paths([&missing, &page]);
    let error = opened[0].as_ref().unwrap_err();
    assert!(matches!(error.kind, OpenErrorKind::Missing));
    assert_eq!(error.source_name, missing.to_string_lossy());
    assert_eq!(opened[1].as_ref().unwrap().source, "page.txt");
}

#[test]
fn a_named_file_opens_whatever_its_ending() {
    let opened = open_bytes("PAGE.ocr", "全市粮食丰收。".as_bytes());
    assert!(text_of(opened[0].as_ref().unwrap()).contains("粮食丰收"));
}

#[test]
fn known_formats_that_are_not_text_are_called_by_their_name() {
    for (bytes, what) in [
        (&b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"[..], "a PDF"),
        (b"PK\x03\x04\x14\0\0\0\x08\0", "a ZIP archive"),
        (
            &[b"\x7fELF\x02\x01\x01".as_slice(), &[0; 64]].concat(),
            "a program",
        ),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture"),
        (b"\x1f\x8b\x08\0\0\0\0\0\0\x03", "an archive"),
        (b"{\\rtf1\\ansi text}", "an RTF document"),
    ] {
        let opened = open_bytes("file.txt", bytes);
        let error = opened[0].as_ref().unwrap_err().to_string();
        assert!(
            error.contains(what) && error.contains("file.txt"),
            "{error}"
        );
    }
}

#[test]
fn noise_is_not_text() {
    let noise: Vec<u8> = (0..4096_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    let opened = open_bytes("file.txt", &noise);
    assert!(matches!(
        opened[0].as_ref().unwrap_err().kind,
        OpenErrorKind::Binary
    ));
}

#[test]
fn two_letters_do_not_make_a_text_a_program() {
    // "MZ" and "BM" are also the marks of programs and of pictures.
    for text in ["MZ世代的消费观正在变化。", "BM公司昨日发布了年报。"] {
        let opened = open_bytes("file.txt", text.as_bytes());
        assert_eq!(text_of(opened[0].as_ref().unwrap()), text);
    }
}

#[test]
fn an_empty_file_opens_and_says_so() {
    for bytes in [&b""[..], b"\n \n", b"\xef\xbb\xbf", b"\x1b[2J"] {
        let opened = open_bytes("file.txt", bytes);
        let document = opened[0].as_ref().unwrap();
        assert!(!document.warnings.is_empty());
        assert!(text_of(document).is_empty());
    }
}

#[test]
fn undecodable_bytes_are_reported() {
    let bytes = [
        "全市粮食丰收。\n".as_bytes(),
        b"\xff",
        "农民增收。".as_bytes(),
    ]
    .concat();
    let opened = open_bytes("file.txt", &bytes);
    let warning = &opened[0].as_ref().unwrap().warnings[0].message;
    assert!(
        warning.contains("1 place") && warning.contains("line 2"),
        "{warning}"
    );
}

#[test]
fn nothing_that_could_move_a_cursor_gets_in() {
    let opened = open_bytes(
        "a\u{1b}[31m\u{202e}.txt",
        "标题\u{1b}[2J\u{202e}\r\n正文".as_bytes(),
    );
    let document = opened[0].as_ref().unwrap();
    assert_eq!(document.source, "a.txt");
    let text = text_of(document);
    assert!(
        text.chars()
            .all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'),
        "{text:?}"
    );
    let error = open_paths(["no\u{1b}]0;x\u{7}\nsuch.txt"])
        .remove(0)
        .unwrap_err();
    assert!(error.to_string().starts_with("no such.txt: "), "{error}");
}

#[cfg(unix)]
#[test]
fn a_pipe_that_is_named_is_read() {
    use std::io::Write;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo")
        .arg(&path)
        .status()
        .unwrap();
    assert!(made.success());
    let writer = std::thread::spawn({
        let path = path.clone();
        move || {
            let mut pipe = std::fs::File::options().write(true).open(path).unwrap();
            pipe.write_all("全市粮食丰收。".as_bytes()).unwrap();
        }
    });
    let opened = open_paths([path]);
    writer.join().unwrap();
    assert!(text_of(opened[0].as_ref().unwrap()).contains("粮食丰收"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_bytes_open_or_are_refused(bytes: Vec<u8>, name in prop::sample::select(vec!["a.txt", "a.json", "a.jsonl"])) {
        for opened in open_bytes(name, &bytes) {
            match opened {
                Ok(document) => prop_assert!(!text_of(&document).contains("\x1b")),
                Err(error) => prop_assert!(error.to_string().contains(name)),
            }
        }
    }
}
