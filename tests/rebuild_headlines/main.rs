//! Headlines, what stands among them and inside their stories: which are whose, and what is none.

mod abreast;
mod lines;
mod rows;
mod sections;

use dubao::article::{Article, BlockKind, Document};

const BRIDGE: &str = "连接两岸的渡口大桥昨天通车，往来的车辆不再绕行，过江的时间从一个小时缩短到十分钟，沿江的村民都说方便。";
const LENGTH: &str =
    "大桥沿江的居民盼了很多年，由本市两家企业一起建成，桥上设有人行道和观景台，夜里亮着灯。";
const SCHOOL: &str =
    "上学的孩子每天早上从大桥上走过去，再也不用等船，学校把上课的时间提早了一刻钟。";
const FERRY: &str =
    "渡口的老船家改行去种果树，他说，大桥通车以后，过江的人再也不用等船，果子也好卖了。";
const BOOKS: &str =
    "城南书市上周末开张，第一天就迎来上千名读者，带来的旧书卖出大半，出版社也带来新书和作者。";
const AUTHORS: &str =
    "书市上，作家为读者签名，旧书摊前围满了人，出版社说，明年的书市还要请更多作家和读者。";
const READERS: &str =
    "来逛书市的读者说，这里的旧书便宜，还能和作家当面说话，孩子们最喜欢的是门口的连环画。";

/// Lines of `width` characters, the first one indented by two that it has lost.
fn wrapped(text: &str, width: usize) -> String {
    let chars: Vec<char> = text.chars().collect();
    let (first, rest) = chars.split_at(chars.len().min(width - 2));
    let lines = std::iter::once(first).chain(rest.chunks(width));
    lines.fold(String::new(), |page, line| {
        page + &line.iter().collect::<String>() + "\n"
    })
}

fn titles(document: &Document) -> Vec<&str> {
    let articles = document.articles.iter();
    articles
        .filter_map(|article| article.title.as_deref())
        .collect()
}

fn headings(article: &Article) -> Vec<&str> {
    let blocks = article.body.iter();
    let headings = blocks.filter(|block| block.kind == BlockKind::Heading);
    headings.map(|block| block.text.as_str()).collect()
}
