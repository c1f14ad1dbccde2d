//! `caili schema`: what editors can be told of the files that people write. It says the manual once more, as JSON Schema.

use serde_json::{Map, Value, json};

use super::args::{SchemaArg, SchemaArgs};
use super::{End, print};
use crate::num::Year;
use crate::plan::Line;
use crate::text::Lang;
use crate::text::manual::{BOOK_KINDS, CONFIG, Choice, KINDS, Kind, SCENARIO_KINDS, Takes};

/// Runs the command.
pub fn schema(args: &SchemaArgs, lang: Lang) -> End {
    let kinds = match args.what {
        SchemaArg::Book => BOOK_KINDS.to_vec(),
        SchemaArg::Scenario => [&SCENARIO_KINDS[..], &KINDS].concat(),
        SchemaArg::Regime => KINDS.to_vec(),
        SchemaArg::Config => vec![CONFIG],
    };
    print::line(format!("{:#}", document(&kinds, lang)));
    End::Done
}

/// The first kind is the file itself; those of its parts that it can lead to follow as definitions.
fn document(kinds: &[Kind], lang: Lang) -> Value {
    let find = |id: &str| kinds.iter().find(|kind| kind.id == id).copied();
    let mut used: Vec<Kind> = vec![kinds[0]];
    let mut at = 0;
    while at < used.len() {
        let below = used[at].keys.iter().flat_map(|key| key.takes.kinds());
        let new: Vec<Kind> = below.filter_map(find).collect();
        for kind in new {
            if !used.iter().any(|other| other.id == kind.id) {
                used.push(kind);
            }
        }
        at += 1;
    }
    let mut root = table(&kinds[0], lang);
    root.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    let parts: Map<String, Value> =
        used[1..].iter().map(|kind| (kind.id.to_owned(), table(kind, lang).into())).collect();
    if !parts.is_empty() {
        root.insert("$defs".to_owned(), parts.into());
    }
    root.into()
}

/// A kind of table.
fn table(kind: &Kind, lang: Lang) -> Map<String, Value> {
    let properties: Map<String, Value> = kind
        .keys
        .iter()
        .map(|key| {
            let mut value = taken(key.takes);
            value["description"] = json!(key.means.in_lang(lang));
            (key.name.to_owned(), value)
        })
        .collect();
    let required: Vec<&str> = kind.keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    let mut table = Map::new();
    let mut put = |name: &str, value: Value| table.insert(name.to_owned(), value);
    put("title", json!(kind.title.in_lang(lang)));
    put("description", json!(kind.about.in_lang(lang)));
    put("type", json!("object"));
    put("properties", properties.into());
    put("additionalProperties", json!(false));
    if !required.is_empty() {
        put("required", json!(required));
    }
    let each = |keys: &[&str]| keys.iter().map(|key| json!({ "required": [key] })).collect::<Vec<Value>>();
    match kind.choice {
        Choice::Free => {}
        Choice::One(keys) => drop(put("oneOf", each(keys).into())),
        Choice::Some(keys) => drop(put("anyOf", each(keys).into())),
        Choice::With(pairs) => {
            let needs = pairs.iter().map(|(key, other)| ((*key).to_owned(), json!([other])));
            put("dependentRequired", needs.collect::<Map<String, Value>>().into());
        }
    }
    table
}

/// A number with its sign, and a year, as `num` reads them.
const DECIMAL: &str = r"\s*([-−]|\+*)([0-9]+\.?[0-9]*|\.[0-9]+)\s*";
const YEAR: &str = r"\s*[0-9]{4}(年度?)?\s*";
/// A budget code, also with a label.
const CODE: &str = r"\s*[0-9]{2,12}(@.+)?\s*";
/// What can stand behind an amount.
const UNITS: &str = "分|fen|元|yuan|千元|thousand yuan|万元|万|wan|亿元|亿|yi";

/// What can stand behind a key.
fn taken(takes: Takes) -> Value {
    // What a pattern says holds of text; numbers are told beside it.
    let text = |pattern: String, number: Value| json!({ "anyOf": [{ "type": "string", "pattern": format!("^{pattern}$") }, number] });
    let year = json!({ "type": "integer", "minimum": Year::FIRST.get(), "maximum": Year::LAST.get() });
    let number = json!({ "type": "number" });
    let code = json!({ "type": "integer", "minimum": 10 });
    match takes {
        Takes::Text => json!({ "type": ["string", "number"] }),
        Takes::Words => {
            let word = taken(Takes::Text);
            json!({ "anyOf": [word, {
                "type": "object",
                "properties": { "zh": word, "en": word },
                "additionalProperties": false,
                "minProperties": 1,
            }] })
        }
        Takes::Flag => json!({ "type": "boolean" }),
        Takes::Year => text(YEAR.to_owned(), year),
        Takes::Years => text(years(), year),
        Takes::Ratio => text(
            format!(
                r"({DECIMAL}[%％]?\s*|{DECIMAL}/{DECIMAL}|{DECIMAL}[:：]{DECIMAL}|{DECIMAL}[%％]\s*[:：]{DECIMAL}[%％]\s*)"
            ),
            number,
        ),
        Takes::Plain => text(format!("{DECIMAL}(/{DECIMAL})?"), number),
        Takes::Growth => {
            let rate = taken(Takes::Ratio);
            let by_years = json!({
                "type": "object",
                "patternProperties": { format!("^({})$", years()): rate },
                "additionalProperties": false,
            });
            json!({ "anyOf": [rate, by_years] })
        }
        Takes::Rates => json!({ "type": "object", "additionalProperties": taken(Takes::Growth) }),
        Takes::Money => json!({
            "type": "string",
            "pattern": format!(r"^[-+−0-9., ]*[0-9][0-9., ]*({UNITS})\s*$"),
        }),
        Takes::Count => text(r"\s*[-+]?[0-9]+\s*".to_owned(), json!({ "type": "integer" })),
        Takes::Code => text(CODE.to_owned(), code),
        Takes::Item => {
            let without = json!({ "type": "integer", "maximum": -10 });
            text(format!("-?({CODE}|@.*)"), json!({ "anyOf": [code, without] }))
        }
        Takes::Line => json!({ "enum": Line::ALL.iter().map(|line| line.name()).collect::<Vec<_>>() }),
        Takes::When => json!({ "anyOf": [
            taken(Takes::Year),
            { "type": "integer", "minimum": -50, "maximum": 0 },
            { "type": "string", "pattern": r"^(this|last|0|-([0-9]|[1-4][0-9]|50))$" },
        ] }),
        Takes::Own => json!({
            "type": "object",
            "properties": { "data": taken(Takes::Text) },
            "required": ["data"],
            "additionalProperties": false,
        }),
        Takes::One(words) => json!({ "enum": words }),
        Takes::Table(kind) => json!({ "$ref": format!("#/$defs/{kind}") }),
        Takes::List(inner) => json!({ "type": "array", "items": taken(*inner) }),
        Takes::Any(several) => json!({ "anyOf": several.iter().map(|one| taken(*one)).collect::<Vec<_>>() }),
    }
}

fn years() -> String {
    format!(r"({YEAR}|({YEAR}|\s*)\.\.({YEAR}|\s*=?{YEAR}|\s*=?\s*))")
}
