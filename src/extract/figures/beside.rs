//! What stands right beside a figure and bounds or blurs it.

use super::line::Line;
use super::quantity::Quantity;

/// Words before a figure that bound it or blur it, longest first.
const BEFORE: &[&str] = &[
    "不低于",
    "不少于",
    "不超过",
    "至少",
    "最多",
    "最高",
    "最低",
    "超过",
    "突破",
    "不足",
    "不到",
    "接近",
    "将近",
    "大约",
    "约为",
    "高达",
    "多达",
    "超",
    "近",
    "约",
    "逾",
    "达",
    "破",
    "过",
    "满",
    "仅",
    "上",
];

/// Words that end like one of those and bound nothing.
const INSIDE: &[&str] = &[
    "节约",
    "预约",
    "签约",
    "制约",
    "条约",
    "公约",
    "集约",
    "违约",
    "经过",
    "通过",
    "度过",
    "走过",
    "跑过",
    "渡过",
    "越过",
    "飞过",
    "不过",
    "见过",
    "有过",
    "最近",
    "附近",
    "靠近",
    "临近",
    "邻近",
    "新近",
    "历史上",
    "世界上",
    "机上",
    "车上",
    "船上",
    "市场上",
    "山上",
    "地上",
    "以上",
    "线上",
    "网上",
    "晚上",
    "早上",
    "马上",
    "加上",
    "身上",
    "会上",
    "路上",
    "圆满",
    "不满",
    "充满",
    "爆满",
    "发达",
    "到达",
    "抵达",
    "送达",
    "下达",
    "传达",
    "表达",
    "雷达",
    "突破了",
    "爆破",
    "侦破",
];

/// Words behind it.
const AFTER: &[&str] = &[
    "及以上",
    "及以下",
    "以上",
    "以下",
    "左右",
    "上下",
    "以内",
    "不等",
];

/// 超, 近, 约 … before or 以上, 左右 … behind; both where both stand.
pub(super) fn modifier(line: &Line<'_>, q: &Quantity) -> Option<String> {
    let inside = INSIDE.iter().any(|w| line.ends_with(q.start, w));
    let before = BEFORE.iter().find(|w| {
        line.ends_with(q.start, w)
            && !inside
            && !(matches!(**w, "上" | "过" | "满")
                && !line.at(q.start).is_ascii_digit()
                && !"百千万亿".contains(line.at(q.start)))
    });
    let after = AFTER.iter().find(|w| line.starts_with(q.end, w));
    match (before, after) {
        (None, None) => None,
        (before, after) => Some([before, after].into_iter().flatten().copied().collect()),
    }
}
