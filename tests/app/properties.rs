use dubao::app::{
    Answer, Event, Key, KeyCode, Mouse, MouseKind, PaneId, SidebarRow, headline_marks, marks,
};
use dubao::compose::Part;
use dubao::text::AmbiguousWidth;
use proptest::prelude::*;

use crate::edition::{source, story};
use crate::person::Person;

fn key() -> impl Strategy<Value = Key> {
    use KeyCode::{
        BackTab, Backspace, Delete, Down, End, Enter, Esc, F, Home, Left, PageDown, PageUp, Right,
        Tab, Up,
    };
    let named = [
        Enter,
        Esc,
        Tab,
        BackTab,
        Backspace,
        Delete,
        Up,
        Down,
        Left,
        Right,
        Home,
        End,
        PageUp,
        PageDown,
        F(1),
    ];
    let chars = "jkdubfFeEJKUGghrszHSvVcakn%pmlw+-aW?MqtToi:/*#nN]}[{(). ,0123456789张三ｊ？／ＧＤ";
    let chars: Vec<char> = chars.chars().collect();
    prop_oneof![
        8 => prop::sample::select(chars).prop_map(Key::char),
        3 => prop::sample::select(named.to_vec()).prop_map(Key::plain),
        1 => prop::char::range('a', 'z').prop_map(Key::ctrl),
        1 => any::<char>().prop_map(Key::char),
    ]
}

fn event() -> impl Strategy<Value = Event> {
    let kind = prop_oneof![
        Just(MouseKind::Click),
        Just(MouseKind::WheelUp),
        Just(MouseKind::WheelDown)
    ];
    prop_oneof![
        30 => key().prop_map(Event::Key),
        3 => (kind, 0..130_u16, 0..40_u16)
            .prop_map(|(kind, col, row)| Event::Mouse(Mouse { kind, col, row })),
        2 => (0..130_u16, 0..40_u16).prop_map(|(cols, rows)| Event::Resize { cols, rows }),
        1 => "\\PC{0,5}".prop_map(Event::Paste),
        1 => Just(Event::AmbiguousWidth(AmbiguousWidth::Wide)),
        1 => Just(Event::Continue),
        1 => "[张三文]{0,4}".prop_map(|text| {
            let later = [story(&text, &[text.as_str()])];
            Event::Answer(Answer::Opened(source("later", &later)))
        }),
    ]
}

/// What holds after any event.
fn assert_whole(person: &Person) {
    let model = &person.model;
    let layout = model.layout();
    let focus = model.panes.focus;
    assert!(
        layout.is_too_small() || layout.pane(focus).is_some(),
        "{focus:?} has the keys, hidden"
    );

    let rows = &model.reading.composition.rows;
    let texts = rows.iter().filter(|row| row.part != Part::Blank);
    assert!(texts.is_sorted_by_key(|row| (row.part, row.row.bytes().map(|bytes| bytes.start))));
    let shown = usize::from(layout.reading.height).max(1);
    let last_top = rows.len().saturating_sub(shown);
    assert!(model.reading.top_row <= last_top, "scrolled past the end");
    if let (Some(column), false) = (model.column(), layout.is_too_small()) {
        let widest = rows.iter().map(|row| row.row.width_cols()).max();
        assert!(
            widest.unwrap_or(0) <= usize::from(column.width) + 2,
            "wider than its column"
        );
    }

    if let Some(analysis) = model.analysis() {
        let chosen = model.reading.chosen;
        let exists = |at| {
            analysis.figures.iter().any(|figure| figure.at == at)
                || analysis.entities.iter().any(|entity| entity.at == at)
        };
        assert!(chosen.is_none_or(exists), "{chosen:?} is no mention");
        let sidebar = &model.sidebar;
        let choosable = (0..sidebar.rows.len()).any(|row| sidebar.is_choosable(row));
        assert!(!choosable || sidebar.is_choosable(sidebar.cursor_row));
        assert!(sidebar.top_row <= sidebar.rows.len().saturating_sub(shown));
        if let (Some(SidebarRow::FigureValue(idx)), Some(at)) =
            (sidebar.rows.get(sidebar.cursor_row), chosen)
            && focus == PaneId::Sidebar
        {
            assert!(*idx < analysis.figures.len());
            assert!(exists(at));
        }
    }

    let list = layout.headlines.map_or(0, |list| usize::from(list.height));
    assert!(model.headlines.rows.len() <= list);
    if let Some(entry) = model.entry() {
        assert!(model.position().unwrap().percent <= 100);
        for block in 0..entry.article.body.len() {
            let all = marks(model, Part::Body(block), 0..usize::MAX);
            let text = &entry.article.body[block].text;
            assert!(all.is_sorted_by_key(|mark| mark.span.byte_start));
            assert!(
                all.iter()
                    .all(|mark| text.get(mark.span.byte_start..mark.span.byte_end).is_some())
            );
        }
        let _ = headline_marks(model, model.reading.article, 0..usize::MAX);
    }
    let search = &model.search;
    assert!(search.matches.is_sorted());
    assert!(
        search
            .current
            .is_none_or(|current| current < search.matches.len())
    );
    if let Some(prompt) = &model.prompt {
        assert!(prompt.text.is_char_boundary(prompt.cursor_byte));
    }
    assert!(model.reading.article.0 < model.edition.entries().len().max(1));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_event_in_any_state_leaves_the_model_whole(
        (cols, rows) in (0..130_u16, 0..40_u16),
        events in prop::collection::vec(event(), 0..60),
    ) {
        let mut person = Person::at(cols, rows);
        for event in events {
            person.happens(event);
            assert_whole(&person);
        }
    }
}
