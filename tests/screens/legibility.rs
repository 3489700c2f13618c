//! What is marked looks marked: with colour, with few colours and with none.

use dubao::app::{Model, PaneId};
use dubao::extract::{Direction, EntityKind, FigureKind};
use dubao::ui::{Background, ColorDepth, RiseColor, Role, Theme};
use ratatui::style::{Color, Modifier, Style};

use super::edition::{enter, reading, strike};
use super::painted::{Painted, paint, plain, theme};

const ALL_THEMES: [(ColorDepth, Background); 12] = {
    use Background::{Dark, Light, Unknown};
    use ColorDepth::{Ansi16, Ansi256, Monochrome, TrueColor};
    [
        (Monochrome, Dark),
        (Monochrome, Light),
        (Monochrome, Unknown),
        (Ansi16, Dark),
        (Ansi16, Light),
        (Ansi16, Unknown),
        (Ansi256, Dark),
        (Ansi256, Light),
        (Ansi256, Unknown),
        (TrueColor, Dark),
        (TrueColor, Light),
        (TrueColor, Unknown),
    ]
};

/// What shows of a style: a cell's style names every field, a theme's only what it sets.
fn seen(style: Style) -> (Color, Color, Modifier) {
    let color = |color: Option<Color>| color.unwrap_or(Color::Reset);
    (color(style.fg), color(style.bg), style.add_modifier)
}

#[test]
fn every_mark_of_the_text_differs_from_the_text_in_every_theme() {
    for (depth, background) in ALL_THEMES {
        let theme = theme(depth, background);
        let mut model = reading(120, 36);
        strike(&mut model, "/");
        enter(&mut model, "产业");
        strike(&mut model, "Enter f");
        let screen = paint(&model, &theme);
        let text = seen(screen.style_of("昨日发布"));
        let figure = seen(screen.style_of_nth("57.4亿元", 0));
        let entity = seen(screen.style_of("云溪县统计局"));
        let found = seen(screen.style_of_nth("产业", 2));
        let looks = [text, figure, entity, found];
        for (nth, look) in looks.iter().enumerate() {
            assert!(
                !looks[..nth].contains(look),
                "{depth:?} {background:?} {looks:?}"
            );
        }
    }
}

#[test]
fn the_chosen_figure_stands_out_in_the_text_and_in_the_sidebar_alike() {
    for (depth, background) in ALL_THEMES {
        let theme = theme(depth, background);
        let mut model = reading(120, 36);
        strike(&mut model, "f");
        let screen = paint(&model, &theme);
        let places = [0, 1].map(|nth| seen(screen.style_of_nth("182.6亿元", nth)));
        assert_eq!(places[0], places[1], "{depth:?} {background:?}");
        assert_eq!(places[0], seen(theme.style(Role::Chosen)));
        let cursor = screen.cursor.unwrap();
        assert_eq!(
            screen.buffer[cursor].symbol(),
            "1",
            "the cursor is on it in the text"
        );
    }
}

#[test]
fn without_colour_not_one_cell_has_a_colour() {
    let mut model = reading(120, 36);
    for keys in ["f", "gs j", "gh j", "? j", "Esc"] {
        strike(&mut model, keys);
        let screen = plain(&model);
        let is_plain =
            |cell: &ratatui::buffer::Cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset);
        assert!(screen.buffer.content.iter().all(is_plain), "after {keys}");
    }
}

#[test]
fn without_colour_weight_underline_and_reverse_tell() {
    let mut model = reading(120, 36);
    strike(&mut model, "f");
    let screen = plain(&model);
    assert!(screen.modifier_of("182.6亿元").contains(Modifier::REVERSED));
    assert_eq!(screen.modifier_of("57.4亿元"), Modifier::BOLD);
    assert_eq!(screen.modifier_of("云溪县统计局"), Modifier::UNDERLINED);
    assert_eq!(screen.modifier_of("绿色产业挑大梁"), Modifier::BOLD);
    assert_eq!(screen.modifier_of("昨日发布"), Modifier::empty());
}

#[test]
fn each_kind_has_its_hue() {
    use FigureKind::{Count, Measure, Money, Percent};
    for background in [Background::Dark, Background::Light] {
        let theme = theme(ColorDepth::TrueColor, background);
        let screen = paint(&reading(120, 36), &theme);
        for (text, kind) in [
            ("98亿元", Money),
            ("97.5%", Percent),
            ("400吨", Measure),
            ("1200户", Count),
        ] {
            assert_eq!(
                seen(screen.style_of(text)),
                seen(theme.style(Role::Figure(kind))),
                "{text}"
            );
        }
        let person = theme.style(Role::Entity(EntityKind::Person));
        assert_eq!(seen(screen.style_of_nth("林知秋", 1)), seen(person));
    }
}

#[test]
fn what_rises_is_red_unless_the_reader_wants_it_green() {
    let model = reading(120, 36);
    let dark = |rise| Theme::new(ColorDepth::TrueColor, Background::Dark, rise);
    let colors = |theme: &Theme| {
        let screen = paint(&model, theme);
        [screen.style_of("↑6.3%").fg, screen.style_of("↓").fg]
    };
    let chinese = colors(&dark(RiseColor::Red));
    let western = colors(&dark(RiseColor::Green));
    assert_ne!(chinese[0], chinese[1]);
    assert_eq!(chinese, [western[1], western[0]]);
    let up = dark(RiseColor::Red)
        .style(Role::Change(Direction::Up))
        .fg
        .unwrap();
    let Color::Rgb(red, green, _) = up else {
        panic!("{up}");
    };
    assert!(red > green);
}

/// The pane whose title is bold with the pointer before it.
fn focused(screen: &Painted, model: &Model) -> PaneId {
    let layout = model.layout();
    let has_pointer = |pane: &PaneId| {
        let Some(title) = layout.title(*pane) else {
            return false;
        };
        let (sign, name) = (
            &screen.buffer[(title.x, title.y)],
            &screen.buffer[(title.x + 1, title.y)],
        );
        sign.symbol() == "▌" && name.modifier.contains(Modifier::BOLD)
    };
    let focused: Vec<PaneId> = PaneId::ALL.into_iter().filter(has_pointer).collect();
    assert_eq!(focused.len(), 1, "{}", screen.text());
    focused[0]
}

#[test]
fn the_pane_that_has_the_keys_shows_without_colour() {
    let mut model = reading(120, 36);
    for (keys, pane) in [
        ("gh", PaneId::Headlines),
        ("gr", PaneId::Reader),
        ("gs", PaneId::Sidebar),
        ("gd", PaneId::Details),
    ] {
        strike(&mut model, keys);
        assert_eq!(focused(&plain(&model), &model), pane);
    }
}

#[test]
fn the_cursor_is_on_what_the_keys_move() {
    let mut model = reading(120, 36);
    strike(&mut model, "gh j");
    let screen = plain(&model);
    let cursor = screen.cursor.unwrap();
    assert_eq!(screen.buffer[cursor].symbol(), "▌");
    assert_eq!(
        screen
            .find_nth("2", 0)
            .map(|place| place.y)
            .unwrap_or_default(),
        0,
        "header"
    );
    assert!(
        screen.glyphs(cursor.y).any(|(_, symbol)| symbol == "银"),
        "{}",
        screen.text()
    );

    strike(&mut model, "gh k gs");
    let screen = plain(&model);
    let cursor = screen.cursor.unwrap();
    let sidebar = model.layout().sidebar.unwrap();
    assert_eq!(cursor.x, sidebar.x);
}

#[test]
fn what_was_read_is_quieter_and_has_no_dot() {
    let mut model = reading(120, 36);
    let row = |screen: &Painted| screen.find_nth("秋粮收购启动", 0).unwrap();
    let before = plain(&model);
    let place = row(&before);
    assert_eq!(before.buffer[(0, place.y)].symbol(), "•");
    strike(&mut model, "3 : Enter");
    strike(&mut model, "gr G K");
    let after = plain(&model);
    assert_eq!(
        after.buffer[(0, row(&after).y)].symbol(),
        " ",
        "{}",
        after.text()
    );
    assert_eq!(after.modifier_of("秋粮收购启动"), Modifier::DIM);
}

#[test]
fn an_uncertain_join_is_marked_at_its_place_and_in_the_margin() {
    let model = reading(120, 36);
    let screen = plain(&model);
    let place = screen.find_nth("业产值合计", 0).unwrap();
    let column = model.column().unwrap();
    assert_eq!(
        screen.buffer[(column.x - 1, place.y)].symbol(),
        "~",
        "{}",
        screen.text()
    );
    assert!(screen.buffer[place].modifier.contains(Modifier::UNDERLINED));
    assert!(
        !screen.buffer[(place.x + 4, place.y)]
            .modifier
            .contains(Modifier::UNDERLINED)
    );
}

#[test]
fn the_rule_beside_a_text_shows_which_part_of_it_is_read() {
    let mut model = reading(120, 14);
    let thumb = |model: &Model| {
        let screen = plain(model);
        let x = model.layout().reader.unwrap().right();
        let rows: Vec<u16> = (0..14)
            .filter(|y| screen.buffer[(x, *y)].symbol() == "┃")
            .collect();
        (rows[0], rows[rows.len() - 1])
    };
    let layout = model.layout().reader.unwrap();
    assert_eq!(thumb(&model).0, layout.y);
    strike(&mut model, "G");
    assert_eq!(thumb(&model).1, layout.bottom() - 1);
}
