//! Why a file could not take its place, and what would help: what stands in the way, and what the system says of the disk, the
//! folder or the program that holds the file.

use std::io::{Error, ErrorKind};
use std::path::Path;

use super::source::shown;
use super::write::{TEMPORARY, folder_of};
use crate::problem::{Place, Problem, Problems};
use crate::text::Words;
use crate::text::problems::files as say;

/// What keeps a file from its place (F14).
pub(super) fn unwritable(path: &Path, error: &Error) -> Problems {
    let in_the_way = path.ancestors().skip(1).find(|above| above.is_file());
    let hint = match in_the_way {
        Some(file) => say::file_for_folder(shown(file)),
        None if path.is_dir() => say::folder_for_file(shown(path)),
        None => hint(path, cause(error.kind(), error.raw_os_error(), cfg!(windows))),
    };
    Problem::error("F14", Place::file(shown(path)), say::unwritable(error)).hint(hint).into()
}

/// Whether another program holds a file that is to be read.
pub(super) fn is_held(error: &Error) -> bool {
    cause(error.kind(), error.raw_os_error(), cfg!(windows)) == Cause::Held
}

/// What the system's word for a failure comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cause {
    /// No room, or none for a file of this size.
    Full,
    /// A disk that is only read.
    ReadOnly,
    /// Another program has the file open.
    Held,
    /// Not allowed to this user.
    Closed,
    /// A name that the disk does not take.
    Name,
    /// Anything else.
    Other,
}

fn cause(kind: ErrorKind, raw: Option<i32>, windows: bool) -> Cause {
    // ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION: what Excel does to a file that it shows. The library has no word for them.
    if windows && matches!(raw, Some(32 | 33)) {
        return Cause::Held;
    }
    match kind {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Cause::Full,
        ErrorKind::ReadOnlyFilesystem => Cause::ReadOnly,
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => Cause::Held,
        ErrorKind::PermissionDenied => Cause::Closed,
        ErrorKind::InvalidFilename => Cause::Name,
        _ => Cause::Other,
    }
}

fn hint(path: &Path, cause: Cause) -> Words {
    match cause {
        Cause::Full => say::disk_is_full(),
        Cause::ReadOnly => say::disk_is_read_only(),
        Cause::Name => say::name_for_disk(),
        Cause::Held => say::close_in_office(),
        Cause::Closed | Cause::Other if is_closed(folder_of(path)) => {
            say::folder_is_closed(shown(folder_of(path)))
        }
        // Windows also says so of a file that another program has open, once it is to be replaced.
        Cause::Closed if cfg!(windows) => say::close_in_office(),
        Cause::Closed => say::file_is_closed(shown(path)),
        Cause::Other => say::another_folder(),
    }
}

/// Whether nothing can be written to a folder, not even under another name.
fn is_closed(folder: &Path) -> bool {
    tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(folder).is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_is_understood() {
        let of = |kind: ErrorKind| cause(kind, None, false);
        assert_eq!(of(ErrorKind::StorageFull), Cause::Full);
        assert_eq!(of(ErrorKind::QuotaExceeded), Cause::Full);
        assert_eq!(of(ErrorKind::ReadOnlyFilesystem), Cause::ReadOnly);
        assert_eq!(of(ErrorKind::PermissionDenied), Cause::Closed);
        // 32 and 33 are Windows's words for a file that Excel has open; elsewhere they are other things, such as a broken pipe.
        for raw in [32, 33] {
            assert_eq!(cause(ErrorKind::Other, Some(raw), true), Cause::Held);
            assert_eq!(cause(ErrorKind::BrokenPipe, Some(raw), false), Cause::Other);
        }
        assert_eq!(cause(ErrorKind::PermissionDenied, Some(5), true), Cause::Closed);
    }

    #[test]
    fn each_cause_has_a_hint_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        let causes = [Cause::Full, Cause::ReadOnly, Cause::Held, Cause::Closed, Cause::Name, Cause::Other];
        let hints: Vec<Words> = causes.iter().map(|cause| hint(&path, *cause)).collect();
        for (at, one) in hints.iter().enumerate() {
            assert!(hints[..at].iter().all(|other| cfg!(windows) || other.en != one.en), "{}", one.en);
        }
        assert!(hints[2].en.contains("Excel") && !hints[0].en.contains("Excel"));
    }
}
