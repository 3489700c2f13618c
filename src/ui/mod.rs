//! The panes, drawn: `view` is a function of the model and decides nothing.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColorDepth { Monochrome, Ansi16, Ansi256, TrueColor }
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Background { Dark, Light, Unknown }
pub struct Theme(ColorDepth);
impl Theme { pub fn new(d: ColorDepth, _b: Background) -> Self { Self(d) } }
use ratatui::style::{Style, Color, Modifier};
pub fn view(model: &crate::app::Model, theme: &Theme, buffer: &mut ratatui::buffer::Buffer) -> Option<ratatui::layout::Position> {
    let a = model.screen;
    let mut style = Style::default().add_modifier(Modifier::REVERSED);
    if theme.0 != ColorDepth::Monochrome { style = style.fg(Color::Red); }
    buffer.set_stringn(0,0,format!("读报 {}x{} top {}", a.width, a.height, model.reading.top_row), a.width as usize, style);
    for (i, e) in model.edition.entries().iter().enumerate().take(a.height as usize - 2) {
        let t = e.article.body.get(model.reading.top_row).map_or("", |b| &b.text);
        buffer.set_stringn(0, i as u16+1, t, a.width as usize, Style::default());
    }
    if let Some(p) = &model.prompt { buffer.set_string(0, a.height-1, format!("/{}", p.text), Style::default()); return Some((1,a.height-1).into()); }
    if let Some(n) = &model.notice { buffer.set_stringn(0, a.height-1, &n.0, a.width as usize, Style::default()); }
    None
}
