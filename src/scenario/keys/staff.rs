//! Keys of staff and of powers handed down: who comes and goes, who bears whom, what a power brings.

use super::KeyValue;
use crate::book::category_kept;
use crate::num::{Ratio, Year};
use crate::problem::Placed;
use crate::scenario::{Bears, Devolve, Posts, Scenario};
use crate::text::{Words, problems as say};

/// What keys of an element's growth begin with.
pub(super) const ELEMENT_GROWTH: &str = "staffing.growth.";
/// What keys of who bears a category's pay begin with.
pub(super) const BEARS: &str = "staffing.bears.";

impl Scenario {
    /// Every key of staff and powers with its title, as they stand in `year`.
    pub(super) fn walk_staff(&mut self, year: Year, visit: &mut dyn FnMut(&str, &Words, KeyValue)) {
        for (element, rate) in &mut self.element_growth {
            let title = say::key_element_growth(element);
            visit(&format!("{ELEMENT_GROWTH}{element}"), &title, KeyValue::Rates(rate));
        }
        for bears in bears_in_force(&mut self.bears, year) {
            let category = bears.category.value.clone();
            let title = say::key_bears(&category);
            visit(&format!("{BEARS}{category}"), &title, KeyValue::PlainShare(&mut bears.town));
        }
        for retire in &mut self.retirements {
            let key = format!("retire.{}.posts", retire.id);
            visit(&key, &retire.title, KeyValue::Count(&mut retire.posts));
        }
        for posts in &mut self.posts {
            walk_posts("posts", posts, visit);
        }
        for devolve in &mut self.devolved {
            walk_devolve(devolve, visit);
        }
    }

    /// Who bears a category's pay from a year on is an entry of its own, so that setting it leaves earlier years alone. What
    /// category the book has is checked with the book.
    pub(super) fn open_bears(&mut self, name: &str, value: &Placed<String>, since: Year) {
        let Some(category) = name.strip_prefix(BEARS) else { return };
        let before = self.bears.iter().filter(|bears| is_bears(name, bears) && bears.since <= since);
        let before = before.max_by_key(|bears| bears.since).cloned();
        if before.as_ref().is_some_and(|bears| bears.since == since) {
            return;
        }
        let place = value.place.clone();
        let new = Bears {
            since,
            category: Placed { value: category.to_owned(), place: place.clone() },
            town: Placed { value: Ratio::ONE, place },
        };
        self.bears.push(before.map_or(new, |before| Bears { since, ..before }));
    }
}

/// A key of who bears whom, the category under the name that it is kept under.
pub(super) fn with_category_kept(key: &str) -> String {
    key.strip_prefix(BEARS).map_or_else(|| key.to_owned(), |name| format!("{BEARS}{}", category_kept(name)))
}

/// Whether a key names who bears the pay of this category.
pub(super) fn is_bears(name: &str, bears: &Bears) -> bool {
    name.strip_prefix(BEARS) == Some(bears.category.value.as_str())
}

/// Who bears what in a year: of each category the latest entry, of equals the one written last.
fn bears_in_force(bears: &mut [Bears], year: Year) -> Vec<&mut Bears> {
    let mut latest: Vec<&mut Bears> = Vec::new();
    for one in bears.iter_mut().filter(|one| one.since <= year) {
        match latest.iter_mut().find(|other| other.category.value == one.category.value) {
            Some(other) if other.since <= one.since => *other = one,
            Some(_) => {}
            None => latest.push(one),
        }
    }
    latest
}

fn walk_posts(table: &str, posts: &mut Posts, visit: &mut dyn FnMut(&str, &Words, KeyValue)) {
    let key = |name: &str| format!("{table}.{}.{name}", posts.id);
    let (heads, bears) = (key("posts"), key("town_bears"));
    visit(&heads, &posts.title, KeyValue::Count(&mut posts.posts));
    visit(&bears, &posts.title, KeyValue::PlainShare(&mut posts.town_bears));
}

fn walk_devolve(devolve: &mut Devolve, visit: &mut dyn FnMut(&str, &Words, KeyValue)) {
    if let Some(posts) = &mut devolve.posts {
        walk_posts("devolve", posts, visit);
    }
    let key = |name: &str| format!("devolve.{}.{name}", devolve.id);
    let (operations_key, fees_key) = (key("operations"), key("fees"));
    if let Some(operations) = &mut devolve.operations {
        visit(&operations_key, &devolve.title, KeyValue::Amount(&mut operations.value));
    }
    if let Some(fees) = &mut devolve.fees {
        visit(&fees_key, &devolve.title, KeyValue::Amount(&mut fees.amount.value));
    }
}
