//! Receipts by name: what a list of codes with exceptions covers.

use std::collections::BTreeSet;

use super::RegimeOf;
use crate::book::{Account, Code, classification};
use crate::regime::Covers;
use crate::text::{Lang, regime as say};

/// A code of a list, with the longer ones that make exceptions to it.
struct Node<'a> {
    prefix: &'a str,
    without: bool,
    below: Vec<Node<'a>>,
}

impl<'a> RegimeOf<'a> {
    /// What is covered: `税收收入（不含耕地占用税）`.
    pub(super) fn items(self, covers: &Covers) -> String {
        self.listed(covers, false)
    }

    /// The same with what the book has of it: `税收收入（增值税等11项，不含耕地占用税）`.
    pub(super) fn items_counted(self, covers: &Covers) -> String {
        self.listed(covers, true)
    }

    fn listed(self, covers: &Covers, counted: bool) -> String {
        let roots = tree(covers);
        let (without, with): (Vec<&Node>, Vec<&Node>) = roots.iter().partition(|node| node.without);
        let left_out = (!without.is_empty()).then(|| self.say(&say::without(self.names_of(&without))));
        match (&with[..], left_out) {
            ([], None) => self.say(&say::no_items()),
            ([], Some(left_out)) => left_out,
            ([only], left_out) => {
                let in_book = counted.then(|| self.in_class(only, covers)).flatten();
                self.node(only, in_book.into_iter().chain(left_out).collect())
            }
            (_, None) => self.names_of(&with),
            (_, Some(left_out)) => self.say(&say::with_notes(self.names_of(&with), left_out)),
        }
    }

    /// What a class of receipts holds in this book: the first item and how many.
    fn in_class(self, class: &Node, covers: &Covers) -> Option<String> {
        let items = self.items_of_book();
        let covered: Vec<&Code> = items.iter().filter(|item| covers.holds(item)).collect();
        let is_item = items.iter().any(|item| item.as_str() == class.prefix);
        let [first, _, ..] = covered[..] else { return None };
        let first = self.name(first.as_str());
        (!is_item).then(|| self.say(&say::items_in_class(first, covered.len(), covered.len() - 1)))
    }

    /// The items of the book's general account.
    pub(super) fn items_of_book(self) -> BTreeSet<Code> {
        let rows = self.book.into_iter().flat_map(|book| &book.revenue);
        rows.filter(|row| row.account == Account::General).map(|row| row.code.clone()).collect()
    }

    /// Whether two lists have an item in common, among the book's or by their codes.
    pub(super) fn overlap(self, one: &Covers, other: &Covers) -> bool {
        let items = self.items_of_book();
        if !items.is_empty() {
            return items.iter().any(|item| one.holds(item) && other.holds(item));
        }
        let codes = one.patterns.iter().chain(&other.patterns);
        codes.filter_map(|(code, ..)| Code::parse(code)).any(|code| one.holds(&code) && other.holds(&code))
    }

    fn names_of(self, nodes: &[&Node]) -> String {
        let names: Vec<String> = nodes.iter().map(|node| self.node(node, Vec::new())).collect();
        say::row(&names, self.lang)
    }

    /// A name with remarks, its exceptions among them.
    fn node(self, node: &Node, mut notes: Vec<String>) -> String {
        let name = self.name(node.prefix);
        let (other, same): (Vec<&Node>, Vec<&Node>) =
            node.below.iter().partition(|below| below.without != node.without);
        if !same.is_empty() {
            notes.push(self.say(&say::and_within(self.names_of(&same))));
        }
        if !other.is_empty() {
            let names = self.names_of(&other);
            let words = if node.without { say::but_with(names) } else { say::without(names) };
            notes.push(self.say(&words));
        }
        if notes.is_empty() {
            return name;
        }
        self.say(&say::with_notes(name, say::clauses(&notes, self.lang)))
    }

    /// What a code is called: in Chinese as the book calls it, else as the classification does; with the code where that is
    /// not one code's alone.
    pub(super) fn name(self, code: &str) -> String {
        if let Some(label) = code.strip_prefix('@') {
            return self.say(&say::labelled(label));
        }
        let Some(parsed) = Code::parse(code) else { return code.to_owned() };
        let listed = classification::name(&parsed, self.lang).filter(|_| parsed.digits() == code);
        let printed = self.printed_name(code);
        let name = match self.lang {
            Lang::Zh => printed.or(listed),
            Lang::En => listed.or(printed),
        };
        match name {
            None => code.to_owned(),
            Some(name) if self.is_of_one_code(name, code) => name.to_owned(),
            Some(name) => self.say(&say::name_and_code(name, code)),
        }
    }

    fn printed_name(self, code: &str) -> Option<&'a str> {
        let rows = self.book?.revenue.iter();
        let mut names = rows.filter(|row| row.code.as_str() == code).map(|row| row.name.as_str());
        names.find(|name| !name.is_empty())
    }

    fn is_of_one_code(self, name: &str, code: &str) -> bool {
        let rows = self.book.into_iter().flat_map(|book| &book.revenue);
        let mut printed = rows.filter(|row| row.name == name).map(|row| row.code.as_str());
        classification::code_named(name).all(|other| other == code) && printed.all(|other| other == code)
    }
}

/// The codes as a tree: each under the longest other that it is part of.
fn tree(covers: &Covers) -> Vec<Node<'_>> {
    let patterns: Vec<(&str, bool)> =
        covers.patterns.iter().map(|(prefix, without, _)| (prefix.as_str(), *without)).collect();
    let parents: Vec<Option<usize>> = (0..patterns.len()).map(|at| parent_of(at, &patterns)).collect();
    below(None, &patterns, &parents)
}

fn parent_of(at: usize, patterns: &[(&str, bool)]) -> Option<usize> {
    let is_above = |other: &usize| {
        let (own, other) = (patterns[at].0, patterns[*other].0);
        own != other && !other.starts_with('@') && own.starts_with(other)
    };
    (0..patterns.len()).filter(is_above).max_by_key(|other| patterns[*other].0.len())
}

fn below<'a>(
    parent: Option<usize>,
    patterns: &[(&'a str, bool)],
    parents: &[Option<usize>],
) -> Vec<Node<'a>> {
    let own = (0..patterns.len()).filter(|at| parents[*at] == parent);
    let node = |at: usize| {
        let (prefix, without) = patterns[at];
        Node { prefix, without, below: below(Some(at), patterns, parents) }
    };
    own.map(node).collect()
}
