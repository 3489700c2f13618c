use super::{Credit, continuity::across, lexicon::lexicon};
use crate::page::{close_up, is_han, marks};

/// Who made a story, as a byline or the bracket of a dateline prints it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Credits {
    /// The people, in the order printed.
    pub people: Vec<Credit>,
    /// The paper named with them.
    pub outlet: Option<String>,
    /// Whether a role, an ornament or a bracket says that these are credits, not just words that
    /// could be names.
    pub certain: bool,
}

impl Credits {
    /// Whether it says what any of the people did.
    pub(super) fn have_roles(&self) -> bool {
        self.people.iter().any(|credit| !credit.role.is_empty())
    }
}

/// Characters of the longest text that is looked at: a byline of twenty people.
const LONGEST: usize = 160;

/// Reads `text` as nothing but credits: `■文/图 某报全媒体记者 王一 通讯员 李二 张三`, `（王一）`,
/// `王一 李二`. `None` where anything else stands in it.
pub(super) fn parse_credits(text: &str) -> Option<Credits> {
    let text = text.trim();
    if text.is_empty()
        || text.len() > LONGEST * 3
        || marks(text).any(|c| matches!(c, '，' | '。' | '“'))
    {
        return None;
    }
    // Blanks stand in names of two characters, and in lines closed to their measure.
    read_credits(text).or_else(|| {
        let inner = bracketed(text)?;
        let closed = close_up(inner);
        (closed != inner).then(|| read_credits(&format!("（{closed}）")))?
    })
}

fn read_credits(mut text: &str) -> Option<Credits> {
    let mut certain = false;
    if let Some(inner) = bracketed(text) {
        text = inner.trim();
        certain = true;
    }
    let marks = &lexicon().byline_marks;
    let unmarked = text.trim_start_matches(|c| marks.contains(c)).trim_start();
    let has_mark = unmarked.len() < text.len();
    certain |= has_mark;
    let mut reader = Reader {
        rest: unmarked,
        has_mark,
        role: None,
        credits: Credits {
            certain,
            ..Credits::default()
        },
    };
    while !reader.rest.is_empty() {
        reader.step()?;
    }
    let credits = reader.credits;
    let is_name =
        |credit: &Credit| credits.certain || !may_be_place(&credit.name) && !is_word(&credit.name);
    credits.people.iter().any(is_name).then_some(credits)
}

/// Whether what reads like the name of a person may be that of a place: 江东县.
fn may_be_place(name: &str) -> bool {
    name.chars().count() == 3 && name.ends_with(|c| lexicon().place_endings.contains(c))
}

/// Nats by which what reads like a given name goes on with the surname, where both are a word: 关注, 武器.
const A_WORD: f32 = 3.0;

/// Whether what reads like the name of a person is a word that begins with the character of a surname.
fn is_word(name: &str) -> bool {
    let (surname, given) = name.split_at(name.chars().next().map_or(0, char::len_utf8));
    across(surname, given) > A_WORD
}

/// Reads the bracket that stands behind the last sentence of a story: `（王一）`, and pen names,
/// which no surname tells: `（晓月）`.
pub(super) fn parse_signature(text: &str) -> Option<Credits> {
    parse_credits(text).or_else(|| {
        let names = bracketed(text.trim())?.split([' ', '\u{3000}', '、']);
        let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
        let is_remark = |name: &str| {
            let endings = &lexicon().remark_endings;
            endings.iter().any(|ending| name.ends_with(ending.as_str()))
        };
        let may_sign = |name: &&str| {
            (2..=4).contains(&name.chars().count()) && name.chars().all(is_han) && !is_remark(name)
        };
        let all_sign = (1..=4).contains(&names.len()) && names.iter().all(may_sign);
        all_sign.then(|| Credits {
            people: names.iter().map(|name| unnamed_role(name)).collect(),
            outlet: None,
            certain: true,
        })
    })
}

fn unnamed_role(name: &str) -> Credit {
    Credit {
        role: String::new(),
        name: name.to_owned(),
    }
}

/// What stands inside the brackets around the whole of `text`.
fn bracketed(text: &str) -> Option<&str> {
    let inner = text.strip_prefix(['（', '('])?.strip_suffix(['）', ')'])?;
    (!inner.contains(['（', '(', '）', ')'])).then_some(inner)
}

struct Reader<'a> {
    rest: &'a str,
    /// Whether an ornament stood in front.
    has_mark: bool,
    role: Option<&'static str>,
    credits: Credits,
}

impl Reader<'_> {
    fn step(&mut self) -> Option<()> {
        let rest = self
            .rest
            .trim_start_matches(|c: char| c.is_whitespace() || "、，,/／；;：:".contains(c));
        if rest.len() < self.rest.len() {
            self.rest = rest;
            return Some(());
        }
        if self.trailing_role().is_some() || self.role().is_some() || self.outlet().is_some() {
            return Some(());
        }
        self.name()
    }

    /// A role behind names that have none yet: 王一 李二 摄影报道.
    fn trailing_role(&mut self) -> Option<()> {
        let rest = self.rest.trim_end();
        let word = lexicon().trailing_roles.iter().find(|word| *word == rest)?;
        let role = match word.as_str() {
            "摄" | "供图" | "图" => "摄影",
            other => other,
        };
        let nameless = self
            .credits
            .people
            .iter_mut()
            .rev()
            .take_while(|credit| credit.role.is_empty());
        for credit in nameless {
            role.clone_into(&mut credit.role);
        }
        self.credits.certain = true;
        self.rest = "";
        (!self.credits.people.is_empty()).then_some(())
    }

    fn role(&mut self) -> Option<()> {
        let (word, role) = lexicon().role(self.rest)?;
        let rest = &self.rest[word.len()..];
        // 文 and 图 are roles only where something other than a name's next character follows.
        if word.chars().count() == 1 && rest.starts_with(is_han) {
            return None;
        }
        // 记者观察 and 记者手记 are no credits: a name right behind its role has a surname.
        if rest.starts_with(is_han) && !has_surname(rest) && !names_a_role(rest) {
            return None;
        }
        self.rest = rest;
        self.role = Some(role);
        self.credits.certain = true;
        Some(())
    }

    /// `某某日报社` in front of a role.
    fn outlet(&mut self) -> Option<()> {
        let len = self
            .rest
            .find(|c: char| !is_han(c))
            .unwrap_or(self.rest.len());
        let run = &self.rest[..len];
        if !run.contains(['报', '社', '网', '台', '刊']) {
            return None;
        }
        let (ending_start, ending) = lexicon()
            .outlet_endings
            .iter()
            .chain(&lexicon().own_names)
            .filter_map(|ending| Some((run.find(ending.as_str())?, ending)))
            .min_by_key(|(start, ending)| (*start, std::cmp::Reverse(ending.len())))?;
        let end = ending_start + ending.len();
        let after = self.rest[end..].trim_start();
        let is_followed = after.is_empty() || names_a_role(after);
        if end > 16 * 3 || !is_followed {
            return None;
        }
        let name = self.rest[..end].trim_end_matches('社');
        let mut own_names = lexicon().own_names.iter();
        let own = own_names.find(|own| name.ends_with(own.as_str()));
        // What stands before 本报 is no part of its name.
        if own.is_some_and(|own| own != name) {
            return None;
        }
        if own.is_none() {
            self.credits
                .outlet
                .get_or_insert_with(|| short_outlet(&self.rest[..end]));
        }
        self.rest = &self.rest[end..];
        Some(())
    }

    /// What says that names follow.
    fn says(&self) -> Says {
        if self.role.is_some() || self.has_mark || self.credits.outlet.is_some() {
            Says::Named
        } else if self.credits.certain {
            Says::Bracket
        } else {
            Says::Nothing
        }
    }

    fn name(&mut self) -> Option<()> {
        let len = self
            .rest
            .find(|c: char| !is_han(c) && c != '·')
            .unwrap_or(self.rest.len());
        let mut run = &self.rest[..len];
        // A role may follow a name without a blank: 王一摄, 王一通讯员李二.
        if let Some(cut) = role_inside(run) {
            run = &run[..cut];
        }
        let taken = run.len();
        let mut joined = run.to_owned();
        let mut rest = &self.rest[taken..];
        // A name of two characters is spaced out to the width of three: 王 一. The one before it may
        // have lost the blank at a line's end: 张三丰王 一.
        let (single, after) = single_char(rest);
        let count = run.chars().count();
        let may_be_role = lexicon().trailing_roles.iter().any(|word| word == single);
        if count == 1 || !may_be_role && single_char(after).0.is_empty() {
            joined.push_str(single);
            rest = after;
        }
        let names = split_names(&joined, self.says())?;
        for name in names {
            self.credits.people.push(Credit {
                role: self.role.unwrap_or_default().to_owned(),
                name,
            });
        }
        self.rest = rest;
        Some(())
    }
}

/// The single character that `text` begins with behind a blank, empty where there is none, and what
/// follows.
fn single_char(text: &str) -> (&str, &str) {
    let after = text.trim_start();
    let len = after.find(|c: char| !is_han(c)).unwrap_or(after.len());
    if after[..len].chars().count() == 1 {
        after.split_at(len)
    } else {
        ("", text)
    }
}

fn names_a_role(text: &str) -> bool {
    lexicon().role(text).is_some()
}

/// Byte at which a role word begins inside `run`, behind at least two characters.
fn role_inside(run: &str) -> Option<usize> {
    let starts = run.char_indices().skip(2);
    let mut starts = starts.filter(|(_, c)| lexicon().role_starts.contains(*c));
    let is_role = |&(i, _): &(usize, char)| {
        let role = lexicon().role(&run[i..]);
        role.is_some_and(|(word, _)| word.chars().nth(1).is_some())
            || lexicon()
                .trailing_roles
                .iter()
                .any(|word| &run[i..] == word.as_str() && !matches!(word.as_str(), "文" | "图"))
    };
    starts.find(is_role).map(|(i, _)| i)
}

/// What says that names stand in a run of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Nothing,
    /// A bracket around them.
    Bracket,
    /// A role, an ornament or an outlet in front of them.
    Named,
}

/// Characters from which a run that only a bracket tells is several names: （金额单位） is none.
const SEVERAL: usize = 5;

/// `run` as one name, or as several that lost the blank between them at a line's end.
fn split_names(run: &str, says: Says) -> Option<Vec<String>> {
    let count = run.chars().count();
    if run.contains('·') {
        return (3..=16).contains(&count).then(|| vec![run.to_owned()]);
    }
    match count {
        // One name in brackets may end like a role: （王一文）.
        2 | 3 if has_surname(run) || says == Says::Named => Some(vec![run.to_owned()]),
        4 if starts_with_double(run) => Some(vec![run.to_owned()]),
        4..=12 if says == Says::Named || says == Says::Bracket && count >= SEVERAL => {
            let cut = [3, 2].into_iter().find_map(|n| {
                let (byte, _) = run.char_indices().nth(n)?;
                let (head, tail) = run.split_at(byte);
                (has_surname(head) && has_surname(tail))
                    .then(|| split_names(tail, Says::Named))
                    .flatten()
                    .map(|mut rest| {
                        rest.insert(0, head.to_owned());
                        rest
                    })
            });
            cut.or_else(|| (count == 4 && says == Says::Named).then(|| vec![run.to_owned()]))
        }
        _ => None,
    }
}

/// Whether `run` is one name of two or three characters, whose surname has one.
pub(super) fn is_name_of_few(run: &str) -> bool {
    (2..=3).contains(&run.chars().count()) && has_surname(run) && !starts_with_double(run)
}

fn starts_with_double(run: &str) -> bool {
    lexicon()
        .double_surnames
        .iter()
        .any(|surname| run.starts_with(surname.as_str()))
}

fn has_surname(run: &str) -> bool {
    run.chars()
        .next()
        .is_some_and(|c| lexicon().surnames.contains(c))
        || starts_with_double(run)
}

/// The outlet without 社 behind 日报.
pub(super) fn short_outlet(name: &str) -> String {
    match name.strip_suffix("报社") {
        Some(stem) => format!("{stem}报"),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Credits, parse_credits, parse_signature};

    fn read(text: &str) -> String {
        written(parse_credits(text))
    }

    fn written(credits: Option<Credits>) -> String {
        let Some(credits) = credits else {
            return "-".to_owned();
        };
        let people: Vec<String> = credits
            .people
            .iter()
            .map(|c| format!("{}:{}", c.role, c.name))
            .collect();
        format!(
            "{}{}",
            people.join(" "),
            credits.outlet.map_or(String::new(), |o| format!(" @{o}"))
        )
    }

    #[test]
    fn a_story_may_be_signed_with_a_pen_name() {
        for (text, expected) in [
            ("（晓月）", ":晓月"),
            ("（晓月 阿明）", ":晓月 :阿明"),
            ("（记者 王一）", "记者:王一"),
            ("（未完待续）", "-"),
            ("（见左图）", "-"),
            ("（掌声）", "-"),
            ("（完）", "-"),
            ("（含3家企业）", "-"),
            ("晓月", "-"),
        ] {
            assert_eq!(written(parse_signature(text)), expected, "{text}");
        }
    }

    #[test]
    fn bylines_are_people_with_roles() {
        for (text, expected) in [
            (
                "■文/图 江城日报全媒体记者 王一 通讯员 李二 张三丰",
                "记者:王一 通讯员:李二 通讯员:张三丰 @江城日报",
            ),
            ("■江城日报社全媒体记者 王一鸣", "记者:王一鸣 @江城日报"),
            (
                "江城日报全媒体首席记者 王一 融媒体通讯员 李二",
                "记者:王一 通讯员:李二 @江城日报",
            ),
            ("本报特约记者 王一", "特约记者:王一"),
            ("（记者 王一 实习记者 李二）", "记者:王一 记者:李二"),
            ("首席 王一", "-"),
            ("本报记者 王一 李二", "记者:王一 记者:李二"),
            ("（王一鸣）", ":王一鸣"),
            (" (王 一)", ":王一"),
            ("（记者 王 一）", "记者:王一"),
            ("（记者 张三丰王 一）", "记者:张三丰 记者:王一"),
            ("（张 三 李 四 王一鸣）", ":张三 :李四 :王一鸣"),
            ("（张三丰李四光 王一）", ":张三丰 :李四光 :王一"),
            ("（张三丰 李 四 王 一）", ":张三丰 :李四 :王一"),
            ("（ 记 者 王 一 ）", "记者:王一"),
            ("（金额单位）", "-"),
            ("（记者王一）", "记者:王一"),
            ("王一 李二河", ":王一 :李二河"),
            ("王一 李二 摄影报道", "摄影报道:王一 摄影报道:李二"),
            ("王一摄", "摄影:王一"),
            ("（通讯员 王一 鸣）", "通讯员:王一鸣"),
            ("王一 摄", "摄影:王一"),
            ("王一鸣 摄", "摄影:王一鸣"),
            ("（王一文）", ":王一文"),
            ("记者观察", "-"),
            ("关注", "-"),
            ("□关注", ":关注"),
            (
                "全媒体记者 王一鸣通讯员 李二河张三丰",
                "记者:王一鸣 通讯员:李二河 通讯员:张三丰",
            ),
            ("欧阳一鸣 李二", ":欧阳一鸣 :李二"),
            ("（王小村）", ":王小村"),
            ("江东县", "-"),
            ("以德润心 用爱育人", "-"),
            ("今天上午举行", "-"),
            ("（见图）之外的事", "-"),
            ("", "-"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
