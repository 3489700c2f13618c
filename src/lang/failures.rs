//! Why something could not be opened, and what to do about it.

use super::Lang;

/// The reason why a source could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Nothing has this name.
    Missing,
    /// The system does not let the person read it.
    Denied,
    /// A folder that holds no file of a kind that is opened.
    NothingInFolder,
    /// A known format that is not text.
    NotText(Format),
    /// Bytes that are text in no encoding.
    Binary,
    /// Named like JSON, and broken.
    BrokenJson {
        /// Where, from 1.
        line: usize,
        /// Where, from 1.
        column: usize,
        /// What the parser says.
        reason: String,
    },
    /// JSON of another shape.
    ForeignJson,
    /// Articles, where a page is asked for.
    NoPage,
    /// Larger than so many MiB.
    TooLarge {
        /// The limit.
        mib: u64,
    },
    /// Whatever else the system said.
    System(String),
}

/// A format that is not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(
    missing_docs,
    reason = "the words themselves stand below, in both languages"
)]
pub enum Format {
    Pdf,
    Zip,
    Rtf,
    Archive,
    Office,
    Book,
    Picture,
    Recording,
    Program,
    Font,
}

impl Failure {
    /// The words for it, on one line.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.chinese(),
            Lang::En => self.english(),
        }
    }

    fn chinese(&self) -> String {
        match self {
            Self::Missing => "没有这个文件或文件夹，请核对名称".into(),
            Self::Denied => "没有读取权限，请找所有者，或改其权限".into(),
            Self::NothingInFolder => {
                "文件夹里没有 .txt、.md、.json、.jsonl 文件；其他文件须写明名称".into()
            }
            Self::NotText(format) => {
                let (what, cure) = format.chinese();
                format!("这是{what}，不是文本：{cure}")
            }
            Self::Binary => "不像任何编码的文本；如确是文本，用 --encoding 指明".into(),
            Self::BrokenJson {
                line,
                column,
                reason,
            } => format!("JSON 有误，第 {line} 行第 {column} 列：{reason}"),
            Self::ForeignJson => {
                "JSON 里没有文章；应是 dubao export --format json 写出的样子".into()
            }
            Self::NoPage => "这里已是文章；只有版面文本可以重组，可以解释".into(),
            Self::TooLarge { mib } => format!("超过 {mib} MiB，请分开"),
            Self::System(message) => message.clone(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Missing => "no such file or folder; check the name".into(),
            Self::Denied => "permission denied; ask its owner, or change its mode".into(),
            Self::NothingInFolder => "no .txt, .md, .json or .jsonl file in this folder; name a \
                                      file to open it whatever its ending"
                .into(),
            Self::NotText(format) => {
                let (what, cure) = format.english();
                format!("this is {what}, not text: {cure}")
            }
            Self::Binary => "this does not look like text in any encoding; if it is, name it with \
                             --encoding"
                .into(),
            Self::BrokenJson {
                line,
                column,
                reason,
            } => format!("broken JSON in line {line}, column {column}: {reason}"),
            Self::ForeignJson => {
                "JSON without articles; it should be what `dubao export --format json` writes"
                    .into()
            }
            Self::NoPage => "these are articles already; only the text of a page is rebuilt and \
                             can be explained"
                .into(),
            Self::TooLarge { mib } => format!("larger than {mib} MiB; split it"),
            Self::System(message) => message.clone(),
        }
    }
}

impl Format {
    /// What it is, and what to do.
    const fn chinese(self) -> (&'static str, &'static str) {
        match self {
            Self::Pdf => (" PDF", "可读 pdftotext -layout FILE - | dubao"),
            Self::Zip => (" ZIP 压缩包", "请先解压"),
            Self::Rtf => (" RTF 文档", "请先另存为纯文本"),
            Self::Archive => ("压缩包", "请先解压"),
            Self::Office => ("办公文档", "请先另存为纯文本"),
            Self::Book => ("电子书", "请先转为纯文本"),
            Self::Picture => ("图片", "请先识别文字"),
            Self::Recording => ("音像", "请先转写为文字"),
            Self::Program => ("程序", "里面没有可读的文章"),
            Self::Font => ("字体", "里面没有可读的文章"),
        }
    }

    const fn english(self) -> (&'static str, &'static str) {
        match self {
            Self::Pdf => ("a PDF", "pdftotext -layout FILE - | dubao reads it"),
            Self::Zip => ("a ZIP archive", "unpack it first"),
            Self::Rtf => ("an RTF document", "save it as plain text first"),
            Self::Archive => ("an archive", "unpack it first"),
            Self::Office => ("an office document", "save it as plain text first"),
            Self::Book => ("an e-book", "convert it to plain text first"),
            Self::Picture => ("a picture", "have its characters recognised first"),
            Self::Recording => ("a recording", "have it transcribed first"),
            Self::Program => ("a program", "there is nothing to read in it"),
            Self::Font => ("a font", "there is nothing to read in it"),
        }
    }
}
