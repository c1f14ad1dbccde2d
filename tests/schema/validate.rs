//! As much of JSON Schema as `caili schema` uses; a word that it does not know is a failure, so that none is passed over.
//!
//! The crates that know all of it turn on features of `regex` that polars is not built with: tests would then build polars a second time.

use regex::Regex;
use serde_json::{Map, Value};

/// What is wrong with a value, each with its way from the root.
pub fn validate(schema: &Value, value: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    Validator { root: schema }.check(schema, value, "", &mut wrong);
    wrong
}

struct Validator<'s> {
    root: &'s Value,
}

impl Validator<'_> {
    fn fits(&self, schema: &Value, value: &Value) -> bool {
        let mut wrong = Vec::new();
        self.check(schema, value, "", &mut wrong);
        wrong.is_empty()
    }

    fn check(&self, schema: &Value, value: &Value, at: &str, wrong: &mut Vec<String>) {
        let schema = schema.as_object().expect("a schema is a table");
        for (word, says) in schema {
            let fits = match (word.as_str(), value) {
                ("$ref", _) => {
                    let way = says.as_str().unwrap().strip_prefix('#').unwrap();
                    self.check(self.root.pointer(way).expect("a definition"), value, at, wrong);
                    true
                }
                ("type", _) => match says {
                    Value::Array(several) => several.iter().any(|one| is_of(one, value)),
                    one => is_of(one, value),
                },
                ("enum", _) => says.as_array().unwrap().contains(value),
                ("anyOf", _) => says.as_array().unwrap().iter().any(|one| self.fits(one, value)),
                ("oneOf", _) => {
                    says.as_array().unwrap().iter().filter(|one| self.fits(one, value)).count() == 1
                }
                ("pattern", Value::String(text)) => {
                    Regex::new(says.as_str().unwrap()).unwrap().is_match(text)
                }
                ("minimum", Value::Number(number)) => number.as_f64() >= says.as_f64(),
                ("maximum", Value::Number(number)) => number.as_f64() <= says.as_f64(),
                ("items", Value::Array(list)) => {
                    for (number, item) in list.iter().enumerate() {
                        self.check(says, item, &format!("{at}/{number}"), wrong);
                    }
                    true
                }
                ("required", Value::Object(entries)) => {
                    says.as_array().unwrap().iter().all(|key| entries.contains_key(key.as_str().unwrap()))
                }
                ("dependentRequired", Value::Object(entries)) => {
                    let has = |key: &str| entries.contains_key(key);
                    let met = |others: &Value| {
                        others.as_array().unwrap().iter().all(|key| has(key.as_str().unwrap()))
                    };
                    says.as_object().unwrap().iter().all(|(key, others)| !has(key) || met(others))
                }
                ("minProperties", Value::Object(entries)) => entries.len() as u64 >= says.as_u64().unwrap(),
                ("properties" | "patternProperties" | "additionalProperties", Value::Object(entries)) => {
                    self.keys(schema, word, entries, at, wrong)
                }
                (
                    "$schema"
                    | "$defs"
                    | "title"
                    | "description"
                    | "pattern"
                    | "minimum"
                    | "maximum"
                    | "items"
                    | "required"
                    | "dependentRequired"
                    | "minProperties"
                    | "properties"
                    | "patternProperties"
                    | "additionalProperties",
                    _,
                ) => true,
                (other, _) => panic!("`{other}` is not looked at"),
            };
            if !fits {
                wrong.push(format!("{at}: {word}"));
            }
        }
    }

    /// What is said of keys by name, by pattern, and of all others.
    fn keys(
        &self,
        schema: &Map<String, Value>,
        word: &str,
        entries: &Map<String, Value>,
        at: &str,
        wrong: &mut Vec<String>,
    ) -> bool {
        let named = |key: &str| schema.get("properties").and_then(|names| names.get(key));
        let matching = |key: &str| {
            let patterns = schema.get("patternProperties").and_then(Value::as_object);
            let fits = |(pattern, _): &(&String, &Value)| Regex::new(pattern).unwrap().is_match(key);
            patterns.and_then(|patterns| patterns.iter().find(fits)).map(|(_, says)| says)
        };
        let mut all_known = true;
        for (key, value) in entries {
            let says = match word {
                "properties" => named(key),
                "patternProperties" => matching(key),
                _ if named(key).is_some() || matching(key).is_some() => None,
                _ => Some(&schema["additionalProperties"]),
            };
            match says {
                Some(Value::Bool(may)) => all_known &= *may,
                Some(says) => self.check(says, value, &format!("{at}/{key}"), wrong),
                None => {}
            }
        }
        all_known
    }
}

fn is_of(kind: &Value, value: &Value) -> bool {
    match kind.as_str().unwrap() {
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("`{other}` is no type"),
    }
}
