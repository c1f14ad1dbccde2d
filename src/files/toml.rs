//! TOML: text to a tree of values with places.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use super::lines::Lines;
use super::source::{Source, Sources};
use crate::problem::{Key, Node, Place, Problem, Problems, Value};
use crate::text::Words;
use crate::text::problems::files as say;

/// Reads a TOML file.
///
/// # Errors
/// Where it cannot be read, or is no TOML: every mistake that the parser finds.
pub fn read_toml(path: &Path, sources: &mut Sources) -> Result<Node, Problems> {
    let source = sources.read(path)?;
    parse_toml(&source)
}

/// Parses the text of a TOML file.
///
/// # Errors
/// Every mistake that the parser finds (F04), and dates (F05).
pub fn parse_toml(source: &Source) -> Result<Node, Problems> {
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    let reader =
        Reader { text: &source.text, lines: Lines::of(&source.text), file: Arc::clone(&source.path) };
    let mut problems = Problems::new();
    // Brackets without end have a mistake each; the first ones say it all.
    for error in errors.iter().take(MOST_MISTAKES) {
        problems.push(reader.syntax(error));
    }
    // A root spans the file, of which no line is to blame.
    let root = Node {
        place: Place::file(Arc::clone(&source.path)),
        value: reader.table(table.get_ref(), &mut problems),
    };
    if problems.any_error() { Err(problems) } else { Ok(root) }
}

/// How many mistakes of form are told of one file.
const MOST_MISTAKES: usize = 50;

struct Reader<'t> {
    text: &'t str,
    lines: Lines<'t>,
    file: Arc<str>,
}

impl Reader<'_> {
    fn place(&self, span: &Range<usize>) -> Place {
        self.lines.place(&self.file, span)
    }

    /// The entries of a table in the order in which they were written.
    fn table(&self, table: &DeTable<'_>, problems: &mut Problems) -> Value {
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let entries = entries.into_iter().map(|(key, value)| {
            let name = key.get_ref().clone().into_owned();
            let key = Key { name, place: self.place(&key.span()) };
            (key, self.node(value.get_ref(), &value.span(), problems))
        });
        Value::Table(entries.collect())
    }

    fn node(&self, value: &DeValue<'_>, span: &Range<usize>, problems: &mut Problems) -> Node {
        let place = self.place(span);
        let value = match value {
            DeValue::String(text) => Value::Text(text.clone().into_owned()),
            DeValue::Integer(number) if number.radix() == 10 => Value::Number(number.as_str().to_owned()),
            DeValue::Integer(_) => Value::Number(self.text.get(span.clone()).unwrap_or_default().to_owned()),
            DeValue::Float(number) => Value::Number(number.as_str().to_owned()),
            DeValue::Boolean(flag) => Value::Flag(*flag),
            DeValue::Datetime(date) => {
                problems.push(Problem::error("F05", place.clone(), say::toml_date()).hint(say::toml_year()));
                Value::Text(date.to_string())
            }
            DeValue::Array(list) => Value::List(
                list.iter().map(|item| self.node(item.get_ref(), &item.span(), problems)).collect(),
            ),
            DeValue::Table(table) => self.table(table, problems),
        };
        Node { value, place }
    }

    fn syntax(&self, error: &toml::de::Error) -> Problem {
        let span = error.span().unwrap_or(self.text.len()..self.text.len());
        let (message, hint) = in_words(error.message());
        Problem::error("F04", self.place(&span), message).hint(hint)
    }
}

/// The parser's commonest complaints in words of ours, the others in its own; and what would be right.
fn in_words(message: &str) -> (Words, Words) {
    let first = message.lines().next().unwrap_or_default();
    let is = |starts: &[&str]| starts.iter().any(|start| first.starts_with(start));
    let words = match first {
        _ if is(&["duplicate key"]) => return (say::toml_duplicate_key(), say::toml_keep_one()),
        _ if is(&["string values must be quoted"]) => say::toml_unquoted(),
        _ if is(&["key with no value", "missing value"]) => say::toml_no_value(),
        _ if is(&["unclosed"]) => say::toml_unclosed(),
        _ if is(&["missing comma"]) => say::toml_no_comma(),
        _ => say::toml_syntax(first),
    };
    (words, say::toml_how())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source { path: "a.toml".into(), text: text.into(), ..Source::default() }
    }

    #[test]
    fn values_keep_text_order_and_place() {
        let node = parse_toml(&source("z = 0.40\nname = { zh = \"镇\", en = 'town' }\na = 1_000\n")).unwrap();
        let Value::Table(entries) = &node.value else { panic!("a table") };
        let names: Vec<&str> = entries.iter().map(|(key, _)| key.name.as_str()).collect();
        assert_eq!(names, ["z", "name", "a"]);
        assert_eq!(entries[0].1.value, Value::Number("0.40".to_owned()));
        assert_eq!(entries[2].1.value, Value::Number("1000".to_owned()));
        let Value::Table(words) = &entries[1].1.value else { panic!("a table") };
        assert_eq!((words[1].0.place.line, words[1].0.place.column), (2, 20));
        assert_eq!((words[1].1.place.column, words[1].1.place.width), (25, 6));
    }

    #[test]
    fn all_mistakes_at_once() {
        let problems = parse_toml(&source("a = \n[town]\nb = 万元\nb = 2\nc = 2024-01-01\n")).unwrap_err();
        let found: Vec<_> = problems.sorted().iter().map(|p| (p.code, p.place.line)).collect();
        assert_eq!(found, [("F04", 1), ("F04", 3), ("F04", 4), ("F05", 5)]);
    }
}
