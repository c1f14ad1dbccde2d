//! Names that every system takes for a file or a folder: outputs made on one are opened on another, most often on Windows.

use std::path::Path;

/// Devices, which no file on Windows can be called, whatever its ending.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Whether a name will do on every system.
#[must_use]
pub fn is_name_everywhere(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let is_port = port.is_some_and(|number| {
        let mut digits = number.chars();
        digits.next().is_some_and(|c| c.is_ascii_digit() || matches!(c, '¹' | '²' | '³'))
            && digits.next().is_none()
    });
    let is_odd =
        |c: char| c.is_control() || matches!(c, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*');
    !name.is_empty()
        && !name.contains(is_odd)
        && !name.ends_with(['.', ' '])
        && !is_port
        && !DEVICES.contains(&&*stem)
}

/// The first folder of a path that is not there yet and whose name will not do on every system. What is there already has its name.
#[must_use]
pub fn unfit_folder(path: &Path) -> Option<String> {
    let new: Vec<&Path> = path.ancestors().take_while(|folder| !folder.exists()).collect();
    let names = new.into_iter().rev().filter_map(Path::file_name).map(|name| name.to_string_lossy());
    names.into_iter().find(|name| !is_name_everywhere(name)).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_windows_refuses() {
        for name in [
            "",
            "con",
            "CON",
            "nul.csv",
            "aux.tar.gz",
            "Com1",
            "LPT9.txt",
            "com\u{b9}",
            "aux .csv",
            "a.",
            "a ",
            "a:b",
            "a?",
            "50/50",
            "a\\b",
            "a\tb",
            "CONIN$",
        ] {
            assert!(!is_name_everywhere(name), "{name:?}");
        }
        for name in ["console", "com", "com10", "50-50", "结果 2026", ".caili", "a.b", "nul-1", "lpt"] {
            assert!(is_name_everywhere(name), "{name:?}");
        }
    }

    #[test]
    fn only_new_folders_are_looked_at() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("aux").join("b");
        assert_eq!(unfit_folder(&path).as_deref(), Some("aux"));
        assert_eq!(unfit_folder(&root.path().join("a").join("b")), None);
        assert_eq!(unfit_folder(Path::new("out")), None);
        assert_eq!(unfit_folder(Path::new("../con")).as_deref(), Some("con"));
    }
}
