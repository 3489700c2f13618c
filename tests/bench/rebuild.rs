//! Whether rebuilding stays linear and fast on anything: `cargo bench --bench rebuild`
//!
//! Pages as people open them, one by one; then page text of three sizes, and each kind of garbage at
//! one and ten megabytes; all on one core. Fails where ten times the text takes clearly more than
//! ten times the time, or where garbage takes clearly longer than a page of its size.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "the figures are what it is run for, and it may stop where its input is broken"
)]

#[path = "../rebuild_made/press.rs"]
mod press;
#[path = "../rebuild_made/story.rs"]
#[expect(dead_code, reason = "no score is kept here")]
mod story;

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;

use dubao::article::rebuild;
use dubao::text::clean;
use press::{Chance, Disorder};

const MEGABYTE: usize = 1_000_000;
const RUNS: usize = 3;
/// Pages are short, so they are rebuilt so many times over.
const PAGE_RUNS: usize = 30;
/// Pages made of each disorder.
const MADE: u64 = 10;
/// Ten times the text may take this much longer: caches are cold, the machine does other things.
const GROWTH_LIMIT: f64 = 25.0;
/// Time of a byte of garbage against that of a page's.
const GARBAGE_LIMIT: f64 = 3.0;
/// The same of columns that come out row by row, which have to be told apart first.
const TABLE_LIMIT: f64 = 7.0;

fn main() -> ExitCode {
    let pages = edition();
    println!("{:<28} {:>8} {:>8}", "pages one by one", "bytes", "MB/s");
    for (name, pages) in [("the edition", &pages), ("made of our stories", &made())] {
        let (bytes, speed) = one_by_one(pages);
        println!("{name:<28} {bytes:>8} {speed:>8.1}");
    }
    let page = pages.concat();
    let mut failures = Vec::new();
    println!();
    println!(
        "{:<28} {:>8} {:>8} {:>8} {:>8}",
        "MB/s at", "0.1 MB", "1 MB", "10 MB", "10/1"
    );
    let mut page_time = None;
    // A word on the command line leaves only the kinds that have it in their names, beside the page.
    let word = std::env::args()
        .skip(1)
        .find(|word| !word.starts_with('-'))
        .unwrap_or_default();
    let garbage = texts(&page)
        .into_iter()
        .map(|(name, text)| (name, text, GARBAGE_LIMIT));
    let table = ("columns row by row", row_by_row(&page), TABLE_LIMIT);
    let kinds = garbage.chain([table]).enumerate();
    for (_, (name, text, limit)) in kinds.filter(|(i, (name, ..))| *i == 0 || name.contains(&word))
    {
        let times = [MEGABYTE / 10, MEGABYTE, 10 * MEGABYTE].map(|bytes| time(&fill(&text, bytes)));
        let speeds = [0.1, 1.0, 10.0];
        let [small, one, ten] = [0, 1, 2].map(|i| speeds[i] / times[i].as_secs_f64());
        let growth = times[2].as_secs_f64() / times[1].as_secs_f64();
        println!("{name:<28} {small:>8.1} {one:>8.1} {ten:>8.1} {growth:>8.1}");
        let base = *page_time.get_or_insert(times[2]);
        if growth > GROWTH_LIMIT {
            failures.push(format!(
                "{name}: ten times the text takes {growth:.1} times the time"
            ));
        }
        let ratio = times[2].as_secs_f64() / base.as_secs_f64();
        if ratio > limit {
            failures.push(format!("{name}: takes {ratio:.1} times as long as a page"));
        }
    }
    for failure in &failures {
        println!("FAILED  {failure}");
    }
    if failures.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// What is repeated until a text is long enough; a page first.
fn texts(page: &str) -> Vec<(&'static str, String)> {
    let han: String = Noise(7).take_chars(MEGABYTE, |n| char::from_u32(0x4e00 + n % 20_000));
    let broken: String = han
        .chars()
        .enumerate()
        .flat_map(|(i, c)| std::iter::once(c).chain((i % 20 == 19).then_some('\n')))
        .collect();
    let any: String = Noise(11).take_chars(MEGABYTE, |n| {
        char::from_u32(n % 0x3_0000).filter(|c| *c != '\r')
    });
    let marks: Vec<char> = "“”（）《》。，：、！？　 \n■—…".chars().collect();
    let signs = Noise(13).take_chars(MEGABYTE, |n| marks.get(n as usize % marks.len()).copied());
    let pairs = one_line(page);
    let layout: String = pairs
        .chars()
        .collect::<Vec<_>>()
        .chunks(60)
        .map(|row| {
            let columns: Vec<String> = row.chunks(20).map(|c| c.iter().collect()).collect();
            columns.join("    ") + "\n"
        })
        .collect();
    vec![
        ("the edition, over and over", page.to_owned()),
        ("columns side by side", layout),
        ("random characters, one line", han),
        ("random characters, in lines", broken),
        ("any characters", any),
        ("marks and blanks", signs),
        ("one line of the edition", pairs),
        ("line feeds", "\n".to_owned()),
        ("blanks", " ".to_owned()),
        ("quotation marks", "“".to_owned()),
        ("quotation marks in lines", "“\n".to_owned()),
        ("closing brackets", "）".to_owned()),
        (
            "one character a line",
            "渡\n口\n大\n桥\n昨\n日\n\n".to_owned(),
        ),
        ("bylines", "■江城日报记者 王一 李二\n".to_owned()),
        ("datelines", "江城日报讯（记者 王一）昨天\n".to_owned()),
        ("headlines", "渡口大桥昨日通车\n".to_owned()),
        (
            "one paragraph, over and over",
            "连接两岸的渡口大桥昨天通车，往来的车辆不再绕行，过江的时间缩短到十分钟。\n".to_owned(),
        ),
    ]
}

fn one_line(page: &str) -> String {
    let chars = page.chars().filter(|c| !c.is_whitespace());
    chars.take(200_000).collect()
}

/// `page` in tables of three columns of thirty lines, as `pdftotext` writes columns with much leading.
fn row_by_row(page: &str) -> String {
    let text: Vec<char> = one_line(page).chars().collect();
    let mut rows = String::new();
    for table in text.chunks_exact(3 * 30 * 20) {
        for row in 0..30 {
            for column in table.chunks(30 * 20) {
                rows.extend(&column[row * 20..(row + 1) * 20]);
                rows.push_str("\n\n");
            }
        }
    }
    rows
}

/// The raw text of each built-in page.
fn edition() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/edition");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    paths.retain(|path: &std::path::PathBuf| path.extension().is_some_and(|ext| ext == "txt"));
    paths.sort();
    paths
        .iter()
        .filter_map(|path| std::fs::read_to_string(path).ok())
        .collect()
}

/// Pages of three of our own stories each, taken apart in every way.
fn made() -> Vec<String> {
    let stories = story::stories();
    let disorders = [Disorder::Wrapped, Disorder::Misplaced, Disorder::Scattered];
    let seeds = disorders
        .into_iter()
        .flat_map(|disorder| (1..=MADE).map(move |seed| (disorder, Chance::new(seed))));
    seeds
        .map(|(disorder, mut chance)| {
            let first = chance.below(stories.len() - 2);
            press::page(&stories[first..first + 3], disorder, &mut chance)
        })
        .collect()
}

/// Bytes of all pages together, and megabytes rebuilt in a second, each page on its own.
fn one_by_one(pages: &[String]) -> (usize, f64) {
    let pages: Vec<String> = pages.iter().map(|page| clean(page).into_owned()).collect();
    let bytes = pages.iter().map(String::len).sum();
    let time = least_time(PAGE_RUNS, || {
        for page in &pages {
            black_box(rebuild("-", page));
        }
    });
    (bytes, bytes as f64 / 1e6 / time.as_secs_f64())
}

/// `text` over and over, up to `bytes` bytes.
fn fill(text: &str, bytes: usize) -> String {
    let mut filled = text.repeat(bytes / text.len() + 1);
    let mut end = bytes;
    while !filled.is_char_boundary(end) {
        end -= 1;
    }
    filled.truncate(end);
    filled
}

fn time(text: &str) -> Duration {
    let text = clean(text);
    least_time(RUNS, || {
        black_box(rebuild("-", &text));
    })
}

/// The least processor time of some runs: the machine may do other things as well.
fn least_time(runs: usize, run: impl Fn()) -> Duration {
    let times = (0..runs).map(|_| {
        let start = processor_time();
        run();
        processor_time().saturating_sub(start)
    });
    times.min().unwrap_or_default()
}

fn processor_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(
        time.tv_sec.unsigned_abs(),
        u32::try_from(time.tv_nsec).unwrap_or_default(),
    )
}

/// Numbers without a pattern, the same every time.
struct Noise(u64);

impl Noise {
    fn take_chars(&mut self, bytes: usize, pick: impl Fn(u32) -> Option<char>) -> String {
        let mut text = String::with_capacity(bytes + 4);
        while text.len() < bytes {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let n = u32::try_from(self.0 >> 33).unwrap_or_default();
            text.extend(pick(n));
        }
        text
    }
}
