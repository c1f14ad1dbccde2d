//! Help, completions, man pages, and what is said of a command line that cannot be read: in both languages, at the width of a window.

mod common;

use std::collections::BTreeSet;
use std::io::Write as _;
use std::process::{Command, Stdio};

use caili::text::{Lang, help};
use clap::CommandFactory as _;
use common::{caili, files_in};
use unicode_width::UnicodeWidthStr;

fn commands() -> Vec<String> {
    let command = caili::cli::Args::command();
    command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect()
}

/// Every page of help, with what was typed.
fn pages(lang: Lang, width: usize) -> Vec<(String, String)> {
    let names = std::iter::once(String::new()).chain(commands());
    names
        .flat_map(|name| {
            ["-h", "--help"].map(|flag| {
                let typed = format!("{name} {flag} --lang {lang}");
                let typed = typed.trim().to_owned();
                let page = caili(&typed).env("COLUMNS", &width.to_string()).succeeds().stdout;
                (typed, page)
            })
        })
        .collect()
}

/// Two words in a row of another language than Chinese, outside back-ticks, options and examples.
fn english_in(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    let lines = page.lines().filter(|line| !line.starts_with("  caili ") && !line.starts_with("用法"));
    for line in lines {
        let said: String = line.split('`').step_by(2).collect::<Vec<_>>().join("·");
        let said = said.replace("JSON Schema", "·");
        let words: Vec<&str> = said.split_whitespace().collect();
        let is_word = |word: &str| {
            let word = word.trim_matches(|c: char| ",.;:()[]'".contains(c));
            word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic())
        };
        found.extend(
            words.windows(2).filter(|two| two.iter().all(|word| is_word(word))).map(|two| two.join(" ")),
        );
    }
    found
}

#[test]
fn chinese_help_is_chinese() {
    for (typed, page) in pages(Lang::Zh, 100) {
        assert_eq!(english_in(&page), Vec::<String>::new(), "{typed}\n{page}");
        for word in ["OPTIONS", "COMMAND", "FOLDER", "default", "possible", "Usage", "Print"] {
            assert!(!page.contains(word), "{word} in {typed}\n{page}");
        }
    }
    // What is looked for is found.
    assert_eq!(
        english_in("      --out <FOLDER>  The folder to write to"),
        ["The folder", "folder to", "to write", "write to"]
    );
}

#[test]
fn english_help_is_english() {
    let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    for (typed, page) in pages(Lang::En, 100) {
        let said: String = page.lines().filter(|line| !line.starts_with("  caili ")).collect();
        assert!(!said.replace("(财力)", "").contains(is_chinese), "{typed}\n{page}");
        assert!(page.ends_with('\n') && page.contains("Usage: caili"), "{typed}");
    }
}

#[test]
fn help_keeps_within_the_window() {
    for lang in Lang::ALL {
        for width in [80, 100] {
            for (typed, page) in pages(lang, width) {
                for line in page.lines().filter(|line| !line.starts_with("  caili ")) {
                    assert!(line.width() <= width, "{} cells of {width}, {typed}:\n{line}", line.width());
                }
            }
        }
    }
}

/// What is said of options begins in one column, also where the names of values are two cells a letter.
#[test]
fn descriptions_stand_in_one_column() {
    for lang in Lang::ALL {
        let page = caili(&format!("compare -h --lang {lang}")).env("COLUMNS", "100").succeeds().stdout;
        let mut columns = BTreeSet::new();
        for line in page.lines().filter(|line| line.trim_start().starts_with('-')) {
            let (spec, _) =
                line.trim_start().split_once("  ").unwrap_or_else(|| panic!("nothing is said: {line}"));
            let about = line.find(spec).unwrap() + spec.len();
            let blanks = line[about..].len() - line[about..].trim_start().len();
            columns.insert(line[..about].width() + blanks);
        }
        assert_eq!(columns.len(), 1, "{columns:?}\n{page}");
    }
}

/// Every command and argument has its Chinese, and no Chinese is of nothing.
#[test]
fn every_argument_has_its_chinese() {
    let command = caili::cli::Args::command();
    let mut used: BTreeSet<String> = BTreeSet::new();
    let all = std::iter::once(&command).chain(command.get_subcommands());
    for command in all {
        let name = command.get_name();
        assert!(help::about(name, None, Lang::Zh).is_some(), "{name} has no Chinese");
        used.insert(name.to_owned());
        let own = command.get_arguments().map(|arg| arg.get_id().as_str());
        for id in own.chain(["help", "version"]) {
            assert!(help::about(name, Some(id), Lang::Zh).is_some(), "{name}.{id} has no Chinese");
            used.extend([format!("{name}.{id}"), format!(".{id}")]);
        }
    }
    let idle: Vec<&str> = help::keys().filter(|key| !used.contains(*key)).collect();
    assert!(idle.is_empty(), "of no command or argument: {idle:?}");
    for name in commands() {
        assert!(!help::examples(&name).is_empty(), "{name} has no example");
    }
}

#[test]
fn help_is_a_command_too() {
    assert_eq!(caili("help").succeeds().stdout, caili("--help").succeeds().stdout);
    assert_eq!(
        caili("help run --lang en").succeeds().stdout,
        caili("run --help --lang en").succeeds().stdout
    );
    let ran = caili("help rnu --lang en").run();
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("did you mean `run`?"), "{}", ran.stderr);
}

/// A command line that cannot be read: what is at fault, and what would be right.
#[test]
fn what_was_typed_wrong_is_told() {
    for (typed, english, chinese) in [
        ("rnu", "there is no command `rnu`|did you mean `run`?", "没有 `rnu` 这个命令|是不是 `run`？"),
        (
            "run --no-chart",
            "`--no-chart` cannot stand here|did you mean `--no-charts`?",
            "这里不能写 `--no-chart`|是不是 `--no-charts`？",
        ),
        (
            "run --xyzzy",
            "`--xyzzy` cannot stand here|written so: `caili run [OPTIONS] [BOOK]`",
            "这里不能写 `--xyzzy`|写法：`caili run [选项] [账册]`",
        ),
        ("config a", "`a` cannot stand here", "这里不能写 `a`"),
        ("compare", "`--town-share <RATIO,…>` must be given", "还要写上 `--town-share <比例,…>`"),
        ("explain x", "must be given", "还要写上"),
        (
            "completions bsh",
            "`<SHELL>` cannot be `bsh`|did you mean `bash`?",
            "`<程序>` 不能是 `bsh`|是不是 `bash`？",
        ),
        ("schema rgime", "did you mean `regime`?", "是不是 `regime`？"),
        (
            "run --color",
            "`--color` needs a value|one of `auto`, `always`, `never`",
            "`--color` 后面要写值|可用的有：`auto`、`always`、`never`",
        ),
        ("explain x --depth a --year 2025 --line usable", "`--depth` cannot be `a`", "`--depth` 不能是 `a`"),
        ("explain --regime --rule-kinds", "exclude each other", "不能同时写"),
        ("run --out a --out b", "`--out` can be given once", "`--out` 只能写一次"),
        ("man --out", "`--out` needs a value", "`--out` 后面要写值"),
    ] {
        for (lang, told) in [("en", english), ("zh", chinese)] {
            let ran = caili(typed).env("CAILI_LANG", lang).run();
            assert_eq!((ran.code, ran.codes()), (2, vec!["C08".to_owned()]), "{typed}: {}", ran.stderr);
            assert_eq!(ran.stdout, "", "{typed}");
            for part in told.split('|') {
                assert!(ran.stderr.contains(part), "{typed}: `{part}` in\n{}", ran.stderr);
            }
            if lang == "zh" {
                assert_eq!(english_in(&ran.stderr), Vec::<String>::new(), "{typed}: {}", ran.stderr);
            }
        }
    }
}

#[test]
fn completions_are_there_for_each_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        for lang in Lang::ALL {
            let script = caili(&format!("completions {shell} --lang {lang}")).succeeds().stdout;
            for command in commands() {
                assert!(script.contains(&command), "{command} for {shell}");
            }
            assert!(script.contains("town-share"), "{shell}");
        }
    }
}

/// bash reads its script.
#[test]
#[cfg(unix)]
fn bash_takes_its_completions() {
    let script = caili("completions bash").succeeds().stdout;
    let bash = Command::new("bash").arg("-n").stdin(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let Ok(mut bash) = bash else { return eprintln!("there is no bash here: not tried") };
    bash.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    let ended = bash.wait_with_output().unwrap();
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
}

#[test]
fn there_is_a_man_page_for_each_command() {
    let folder = tempfile::tempdir().unwrap();
    for lang in Lang::ALL {
        let out = folder.path().join(lang.code());
        caili(&format!("man --lang {lang} --out")).arg(out.display().to_string()).succeeds();
        let pages = files_in(&out);
        let mut names: Vec<String> = commands().iter().map(|name| format!("caili-{name}.1")).collect();
        names.push("caili.1".to_owned());
        names.sort();
        assert_eq!(pages.keys().cloned().collect::<Vec<_>>(), names);
        for (name, page) in &pages {
            let page = std::str::from_utf8(page).unwrap();
            assert!(page.contains(".TH") && page.contains(".SH"), "{name}");
            renders(name, page);
        }
    }
}

/// Where groff is installed it takes the page without a complaint.
fn renders(name: &str, page: &str) {
    let groff = Command::new("groff")
        .args(["-man", "-Kutf8", "-Tutf8", "-ww"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut groff) = groff else { return };
    groff.stdin.take().unwrap().write_all(page.as_bytes()).unwrap();
    let ended = groff.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&ended.stderr);
    // Lines that Chinese cannot break are long, which is no fault of the page.
    let told: Vec<&str> =
        told.lines().filter(|line| !line.contains("cannot") || line.contains("error")).collect();
    assert!(ended.status.success() && told.is_empty(), "{name}: {told:?}");
    assert!(String::from_utf8_lossy(&ended.stdout).contains("caili"), "{name}");
}
