//! Plain numbers, where somebody asks for every number rather than for stated quantities.

use super::line::Line;
use super::numeral::{self, Form, Numeral};
use super::quantity::Quantity;
use super::scan::Scan;
use crate::extract::FigureKind;

/// Takes the quantity, or the plain number that it is; returns where to go on.
pub(super) fn number(
    line: &Line<'_>,
    mut quantity: Quantity,
    numeral: &Numeral,
    found: &mut Scan,
) -> usize {
    let end = quantity.end.max(numeral.end);
    if quantity.unit.is_none() && quantity.kind == FigureKind::Count {
        quantity.kind = FigureKind::Number;
        quantity.dimension = "number";
        if numeral.form == Form::Multiplier && !numeral.vague || is_word(line, &quantity) {
            return end;
        }
    }
    found.quantities.push(quantity);
    end
}

/// 大陆, 收拾, 放肆: financial digits that are characters of words.
fn is_word(line: &Line<'_>, quantity: &Quantity) -> bool {
    let c = line.at(quantity.start);
    quantity.numeral_end == quantity.start + 1
        && (numeral::is_financial(c)
            && (super::line::is_han(line.at(quantity.end))
                || matches!(
                    line.before(quantity.start),
                    '大' | '登' | '着' | '收' | '队' | '放' | '夕' | '入' | '退'
                )))
}
