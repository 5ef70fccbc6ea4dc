//! A walk along what a page draws: each piece of text with its place, its size and its grey.

use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;

use super::Refusal;
use super::file::{Page, Pdf};
use super::font::{CODES, Font};
use super::object::{Lexer, Object};

/// The most objects on one page.
const PARTS: usize = 300_000;
/// The most operands that are kept; no operator that is looked at has more than six.
const OPERANDS: usize = 16;
/// How deep states may be kept.
const STATES: usize = 64;
/// The most pieces of text of a file.
const RUNS: usize = 50_000;
/// The most bytes of text of a file.
const TEXT: usize = 1024 * 1024;

/// A piece of text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    /// The page, from 0.
    pub(super) page: usize,
    /// Points from the left.
    pub(super) x: f64,
    /// Points from the bottom.
    pub(super) y: f64,
    /// The size of the letters, in points.
    pub(super) size: f64,
    /// From 0, black, to 1, white: the first part of the colour.
    pub(super) grey: f64,
    /// The text.
    pub(super) text: String,
}

/// All pieces of text, in the order in which they are drawn.
pub(super) fn runs<'a>(pdf: &Pdf<'a>, pages: &[Page<'a>]) -> Result<Vec<Run>, Refusal> {
    let mut fonts = Fonts {
        pdf,
        known: HashMap::new(),
        left: Cell::new(CODES),
    };
    let mut runs = Vec::new();
    let mut text = 0;
    for (number, page) in pages.iter().enumerate() {
        let mut content = Vec::new();
        for id in contents(pdf, page)? {
            content.extend(pdf.stream(id)?);
            content.push(b'\n');
        }
        let mut walk = Walk {
            page: number,
            named: Named::of(pdf, page)?,
            fonts: &mut fonts,
            state: State::new(),
            kept: Vec::new(),
            at: IDENTITY,
            line: IDENTITY,
            moved: true,
            runs: &mut runs,
            text: &mut text,
        };
        walk.along(&content)?;
    }
    Ok(runs)
}

fn contents<'a>(pdf: &Pdf<'a>, page: &Page<'a>) -> Result<Vec<u32>, Refusal> {
    let ids = |list: Vec<Object<'a>>| {
        list.iter()
            .filter_map(|one| match one {
                Object::Elsewhere(id) => Some(*id),
                _ => None,
            })
            .take(PARTS)
            .collect()
    };
    Ok(match page.dict.get("Contents") {
        Some(Object::List(list)) => ids(list.clone()),
        Some(Object::Elsewhere(id)) => match pdf.resolved(&Object::Elsewhere(*id))? {
            Object::List(list) => ids(list),
            _ => vec![*id],
        },
        _ => Vec::new(),
    })
}

struct Fonts<'p, 'a> {
    pdf: &'p Pdf<'a>,
    known: HashMap<u32, Rc<Font>>,
    left: Cell<usize>,
}

impl<'a> Fonts<'_, 'a> {
    fn read(&mut self, font: &Object<'a>) -> Result<Option<Rc<Font>>, Refusal> {
        let id = match font {
            Object::Elsewhere(id) => Some(*id),
            _ => None,
        };
        if let Some(known) = id.and_then(|id| self.known.get(&id)) {
            return Ok(Some(Rc::clone(known)));
        }
        let Some(dict) = self.pdf.resolved(font)?.dict() else {
            return Ok(None);
        };
        let read = Rc::new(Font::read(self.pdf, &dict, &self.left)?);
        if let Some(id) = id {
            self.known.insert(id, Rc::clone(&read));
        }
        Ok(Some(read))
    }
}

/// The fonts of one page by their names there, each read once and only when it is asked for.
struct Named<'a> {
    fonts: HashMap<&'a [u8], Object<'a>>,
    read: HashMap<&'a [u8], Option<Rc<Font>>>,
}

impl<'a> Named<'a> {
    fn of(pdf: &Pdf<'a>, page: &Page<'a>) -> Result<Self, Refusal> {
        let mut fonts = HashMap::new();
        let named = pdf.dict(&page.resources, "Font")?.unwrap_or_default();
        for (name, font) in named.entries() {
            fonts.entry(name).or_insert(font);
        }
        Ok(Self {
            fonts,
            read: HashMap::new(),
        })
    }

    fn font(
        &mut self,
        name: &[u8],
        fonts: &mut Fonts<'_, 'a>,
    ) -> Result<Option<Rc<Font>>, Refusal> {
        if let Some(read) = self.read.get(name) {
            return Ok(read.clone());
        }
        let Some((name, font)) = self.fonts.get_key_value(name) else {
            return Ok(None);
        };
        let read = fonts.read(font)?;
        self.read.insert(name, read.clone());
        Ok(read)
    }
}

/// Six numbers that move, scale and turn: `[a b c d e f]`.
type Matrix = [f64; 6];

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First one, then the other.
fn then(first: Matrix, other: Matrix) -> Matrix {
    let row = |across: f64, up: f64, moved: f64| {
        [0, 1].map(|at| across * other[at] + up * other[at + 2] + moved * other[at + 4])
    };
    let [x, y] = row(first[4], first[5], 1.0);
    let [across, slant] = row(first[0], first[1], 0.0);
    let [lean, up] = row(first[2], first[3], 0.0);
    [across, slant, lean, up, x, y]
}

#[derive(Clone)]
struct State {
    place: Matrix,
    grey: f64,
    font: Option<Rc<Font>>,
    size: f64,
    leading: f64,
}

impl State {
    fn new() -> Self {
        Self {
            place: IDENTITY,
            grey: 0.0,
            font: None,
            size: 0.0,
            leading: 0.0,
        }
    }
}

struct Walk<'w, 'p, 'a> {
    page: usize,
    named: Named<'a>,
    fonts: &'w mut Fonts<'p, 'a>,
    state: State,
    kept: Vec<State>,
    /// Where the next text is drawn.
    at: Matrix,
    /// Where its line begins.
    line: Matrix,
    /// Whether the place was set since the last text; else the next goes on where it ended.
    moved: bool,
    runs: &'w mut Vec<Run>,
    text: &'w mut usize,
}

impl Walk<'_, '_, '_> {
    fn along(&mut self, content: &[u8]) -> Result<(), Refusal> {
        let mut lexer = Lexer::new(content, 0, PARTS);
        let mut operands: Vec<Object<'_>> = Vec::new();
        while let Some(object) = lexer.next()? {
            match object {
                Object::Word(word) => {
                    self.operator(word, &operands)?;
                    operands.clear();
                }
                operand => {
                    if operands.len() == OPERANDS {
                        operands.remove(0);
                    }
                    operands.push(operand);
                }
            }
        }
        Ok(())
    }

    fn operator(&mut self, operator: &[u8], operands: &[Object<'_>]) -> Result<(), Refusal> {
        let numbers: Vec<f64> = operands.iter().filter_map(Object::number).collect();
        match (operator, numbers.as_slice()) {
            (b"q", _) => {
                if self.kept.len() == STATES {
                    return Err(Refusal::TooMuch);
                }
                self.kept.push(self.state.clone());
            }
            (b"Q", _) => {
                if let Some(kept) = self.kept.pop() {
                    self.state = kept;
                }
            }
            (b"cm", matrix @ [_, _, _, _, _, _]) => {
                let matrix = Matrix::try_from(matrix).unwrap_or(IDENTITY);
                self.state.place = then(matrix, self.state.place);
            }
            (b"g" | b"rg" | b"sc" | b"scn", &[first, ..]) => self.state.grey = first,
            // Black is all of the fourth ink, and the other way round.
            (b"k", &[_, _, _, black]) => self.state.grey = 1.0 - black,
            (b"BT", _) => self.go(IDENTITY),
            (b"Tf", &[size]) => {
                self.state.size = size;
                if let Some(Object::Name(name)) = operands.first() {
                    self.state.font = self.named.font(name, self.fonts)?;
                }
            }
            (b"TL", &[leading]) => self.state.leading = leading,
            (b"Tm", matrix @ [_, _, _, _, _, _]) => {
                self.go(Matrix::try_from(matrix).unwrap_or(IDENTITY));
            }
            (b"Td", &[x, y]) => self.step(x, y),
            (b"TD", &[x, y]) => {
                self.state.leading = -y;
                self.step(x, y);
            }
            (b"T*", _) => self.step(0.0, -self.state.leading),
            (b"Tj", _) => self.show(operands)?,
            (b"'" | b"\"", _) => {
                self.step(0.0, -self.state.leading);
                self.show(operands)?;
            }
            (b"TJ", _) => {
                if let Some(Object::List(pieces)) = operands.last() {
                    self.show(pieces)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn go(&mut self, to: Matrix) {
        self.line = to;
        self.at = to;
        self.moved = true;
    }

    fn step(&mut self, x: f64, y: f64) {
        self.go(then([1.0, 0.0, 0.0, 1.0, x, y], self.line));
    }

    fn show(&mut self, pieces: &[Object<'_>]) -> Result<(), Refusal> {
        let Some(font) = &self.state.font else {
            return Ok(());
        };
        let mut text = String::new();
        for piece in pieces {
            font.decode(piece.text().unwrap_or_default(), &mut text);
        }
        if text.is_empty() {
            return Ok(());
        }
        *self.text += text.len();
        if *self.text > TEXT || self.runs.len() == RUNS {
            return Err(Refusal::TooMuch);
        }
        if !self.moved
            && let Some(last) = self.runs.last_mut().filter(|run| run.page == self.page)
        {
            last.text.push_str(&text);
            return Ok(());
        }
        let [_, _, lean, up, x, y] = then(self.at, self.state.place);
        self.runs.push(Run {
            page: self.page,
            x,
            y,
            size: self.state.size * lean.hypot(up),
            grey: self.state.grey,
            text,
        });
        self.moved = false;
        Ok(())
    }
}
