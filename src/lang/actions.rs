//! What every action does, in Chinese, and the titles of their groups. The English of an action
//! stands at `app::Action` itself.

use super::Lang;

/// The title of a group of actions, by the group's name; empty for an unknown one.
#[must_use]
pub fn group_title(group: &str, lang: Lang) -> &'static str {
    let (zh, en) = match group {
        "Moving" => ("移动", "Moving"),
        "Articles" => ("篇目", "Articles"),
        "Mentions" => ("数据与名称", "Figures and names"),
        "Search" => ("查找", "Search"),
        "Panes" => ("分栏", "Panes"),
        "Setting" => ("版式与标亮", "Type and highlight"),
        "Program" => ("程序", "Program"),
        _ => ("", ""),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What the action of this name does; empty for an unknown one.
#[must_use]
pub fn chinese(action: &str) -> &'static str {
    match action {
        "line-down" => "下移一行、一题或一条；前加数字即移几次",
        "line-up" => "上移一行、一题或一条",
        "half-page-down" => "下翻半页",
        "half-page-up" => "上翻半页",
        "page-down" => "下翻一页",
        "page-up" => "上翻一页",
        "paragraph-next" => "下一段；在标题栏为下一版，在侧栏为下一组",
        "paragraph-previous" => "上一段、上一版或上一组",
        "top" => "到开头",
        "end" => "到末尾；前加数字即到该号标题",
        "open" => "阅读所选内容：转到正文",
        "article-next" => "下一篇（在任何栏）",
        "article-previous" => "上一篇（在任何栏）",
        "source-next" => "下一版的第一篇",
        "source-previous" => "本版第一篇，再按为上一版",
        "unread-next" => "下一篇未读",
        "go-to-headline" => "输入序号，到该篇",
        "back" => "回到先前位置",
        "forward" => "再往前",
        "figure-next" => "下一处数据；只标亮一类时只走该类",
        "figure-previous" => "上一处数据",
        "entity-next" => "下一个人名、地名、机构名或作品名",
        "entity-previous" => "上一个名称",
        "same-next" => "所选名称的下一处，本篇之后到别篇",
        "same-previous" => "所选名称的上一处",
        "copy" => "复制所选数据或名称，附标题",
        "copy-table" => "复制本篇全部数据，成表格",
        "search-text" => "在所有正文中查找",
        "search-headlines" => "在标题中查找",
        "match-next" => "下一处匹配",
        "match-previous" => "上一处匹配",
        "focus-next" => "转到下一栏",
        "focus-previous" => "转到上一栏",
        "focus-left" => "转到左栏",
        "focus-right" => "转到右栏",
        "focus-headlines" => "转到标题栏",
        "focus-reader" => "转到正文",
        "focus-sidebar" => "转到侧栏",
        "focus-details" => "转到所选内容的详情",
        "toggle-headlines" => "隐藏或显示标题栏",
        "toggle-sidebar" => "隐藏或显示侧栏",
        "toggle-details" => "显示或隐藏所选数据、名称的详情",
        "zoom" => "只看正文，或恢复各栏",
        "highlight-next" => "换标亮方式：全部、关键数据、逐类、不标",
        "highlight-previous" => "换回上一种标亮方式",
        "highlight-all" => "标亮全部数据与名称",
        "highlight-key-figures" => "只标亮关键数据",
        "highlight-none" => "不标亮",
        "highlight-money" => "只标亮金额",
        "highlight-percent" => "只标亮百分比",
        "highlight-measure" => "只标亮计量",
        "highlight-count" => "只标亮数量",
        "highlight-duration" => "只标亮时长",
        "highlight-multiple" => "只标亮倍数",
        "highlight-rank" => "只标亮位次",
        "highlight-person" => "只标亮人名",
        "highlight-place" => "只标亮地名",
        "highlight-organization" => "只标亮机构名",
        "highlight-work" => "只标亮作品名",
        "highlight-dates" => "只标亮日期与时期；数据键逐一走",
        "measure-wider" => "加宽版心",
        "measure-narrower" => "收窄版心",
        "justify" => "两端对齐，或左对齐",
        "ambiguous-width" => "歧义宽度字符（“ ” — …）占一格或两格",
        "help" => "全部按键",
        "back-out" => "退出：帮助、分栏、所选、查找、独看",
        "mouse-capture" => "接管鼠标，或交还终端",
        "redraw" => "重画屏幕",
        "suspend" => "挂起，用 fg 回来",
        "quit" => "退出",
        _ => "",
    }
}
