//! Others' readers that panic at damaged files: what they give is nothing then, and no line about it stands among ours.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    /// Whether this thread keeps its panics to itself.
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// What `read` gives; `None` where it panics, of which nothing is printed. What it was reading is not to be used after that.
///
/// Where panics are told is the whole process's affair: what was told before by other threads, and by this one at other times, still is.
pub(super) fn quietly<T>(read: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |panic| {
            if !QUIET.get() {
                usual(panic);
            }
        }));
    });
    let before = QUIET.replace(true);
    let given = catch_unwind(AssertUnwindSafe(read));
    QUIET.set(before);
    given.ok()
}
