use super::set_abreast;
use crate::page::{Joint, Language, Page};

/// A line goes on with one that begins with the character it ends with, and with no other.
struct Echo;

impl Language for Echo {
    fn gain(&self, above: &str, below: &str) -> f32 {
        let is_next = above.chars().next_back() == below.chars().next();
        if is_next { 8.0 } else { -3.0 }
    }

    fn start(&self, _: &str) -> f32 {
        0.0
    }

    fn end(&self, _: &str) -> f32 {
        0.0
    }

    fn is_signed(&self, _: &str) -> bool {
        false
    }

    fn byline_at(&self, line: &str) -> Option<usize> {
        line.starts_with("记者").then_some(0)
    }
}

/// The lines of `page` where headlines were set abreast, each in front of its place: `|` above those that begin a
/// headline.
fn set(page: &str) -> String {
    let mut page = Page::new(page);
    set_abreast(&mut page, &Echo);
    let lines = page.lines.iter().enumerate().map(|(line, of)| {
        let begins = if of.joint == Joint::Headline { "|" } else { "" };
        format!("{begins}{}\n", page.line(line))
    });
    lines.collect()
}

#[test]
fn a_line_follows_the_one_that_it_goes_on_with() {
    for (page, expected) in [
        (
            "城南书市上周末开张甲 渡口大桥昨日建成乙\n甲前来淘书\n乙不再等船\n",
            "|渡口大桥昨日建成乙\n乙不再等船\n|城南书市上周末开张甲\n甲前来淘书\n",
        ),
        (
            "城南书市上周末开张甲 渡口大桥昨日建成乙\n乙不再等船\n甲前来淘书\n记者王一\n城南书市上周末开\n",
            "|渡口大桥昨日建成乙\n乙不再等船\n|城南书市上周末开张甲\n甲前来淘书\n记者王一\n城南书市上周末开\n",
        ),
        // No line tells which one is the left one: what ends last stands over what follows.
        (
            "城南书市上周末开张甲\n渡口大桥昨日建成乙\n甲前来淘书\n乙不再等船\n",
            "|城南书市上周末开张甲\n甲前来淘书\n|渡口大桥昨日建成乙\n乙不再等船\n",
        ),
        // A headline that found room in its first line.
        (
            "城南书市上周末开张甲 渡口大桥建成\n甲前来淘书\n记者王一\n城南书市上周末开\n",
            "|渡口大桥建成\n|城南书市上周末开张甲\n甲前来淘书\n记者王一\n城南书市上周末开\n",
        ),
        // Nothing stands between its lines.
        (
            "城南书市上周末开张 渡口大桥昨日建成乙\n乙不再等船\n",
            "城南书市上周末开张 渡口大桥昨日建成乙\n乙不再等船\n",
        ),
        // Text is no headline.
        (
            "城南书市上周末开张甲，渡口大桥昨日建成乙\n乙不再等船\n甲前来淘书\n",
            "城南书市上周末开张甲，渡口大桥昨日建成乙\n乙不再等船\n甲前来淘书\n",
        ),
    ] {
        assert_eq!(set(page), expected, "{page}");
    }
}

#[test]
fn what_stands_under_headlines_is_of_those_that_reach_down_to_it() {
    for (page, expected) in [
        // A subtitle comes before the second line of the headline beside it.
        (
            "城南书市上周末开张甲 渡口大桥昨日建成\n——桥上设有人行道\n甲前来淘书\n记者李二\n记者王一\n城南书市上周末开\n",
            "|渡口大桥昨日建成\n——桥上设有人行道\n记者李二\n|城南书市上周末开张甲\n甲前来淘书\n记者王一\n城南书市上周末开\n",
        ),
        // A byline that a blank line parts from the text is the one's that ended first.
        (
            "城南书市上周末开张甲 渡口大桥昨日建成乙\n乙不再等船\n甲前来淘书\n记者王一\n\n城南书市上周末开张那天有上千名读者\n",
            "|渡口大桥昨日建成乙\n乙不再等船\n记者王一\n|城南书市上周末开张甲\n甲前来淘书\n城南书市上周末开张那天有上千名读者\n",
        ),
        // What stands between the lines of one and goes on with none is of the one beside it.
        (
            "城南书市上周末开张甲 渡口大桥昨日建成\n村民来往不等船\n甲前来淘书\n",
            "|渡口大桥昨日建成\n村民来往不等船\n|城南书市上周末开张甲\n甲前来淘书\n",
        ),
        (
            "城南书市上周末开张甲\n渡口大桥昨日建成 两岸来往方便\n甲前来淘书\n",
            "|渡口大桥昨日建成 两岸来往方便\n|城南书市上周末开张甲\n甲前来淘书\n",
        ),
    ] {
        assert_eq!(set(page), expected, "{page}");
    }
}
