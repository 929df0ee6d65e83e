/*
 * Warns before a sign-in runs out and lets the person stay. Without this file nothing is lost: a
 * form that is sent too late is kept by the server and shown again after signing in.
 */
(() => {
  "use strict";
  const dialog = document.getElementById("sb-session");
  if (!dialog || !dialog.showModal) {
    return;
  }
  const WARN = 5 * 60 * 1000;
  const TICK = 10 * 1000;
  const SHARED = "statsbidrag-session";
  const stay = dialog.querySelector("[data-stay]");
  const part = name => dialog.querySelector(`[data-part="${name}"]`);
  let ends = 0;
  let last = 0;
  let dismissed = 0;

  function left(idle, final) {
    const now = Date.now();
    last = now + final * 1000;
    ends = Math.min(now + idle * 1000, last);
    try {
      localStorage.setItem(SHARED, String(ends));
    } catch {
      // private windows have no storage: each page then counts for itself
    }
  }

  /* Another tab in use keeps this one signed in too. */
  function latest() {
    let others = 0;
    try {
      others = Number(localStorage.getItem(SHARED)) || 0;
    } catch {
      // as above
    }
    return Math.min(Math.max(ends, others), last);
  }

  function show(name, until) {
    for (const one of ["idle", "final", "over"]) {
      part(one).hidden = one !== name;
    }
    const time = new Intl.DateTimeFormat("sv-SE", {
      hour: "2-digit",
      minute: "2-digit",
      timeZone: "Europe/Stockholm",
    });
    for (const slot of dialog.querySelectorAll("[data-time]")) {
      slot.textContent = time.format(new Date(until)).replace(":", ".");
    }
    stay.textContent = name === "idle" ? stay.dataset.stay : stay.dataset.close;
    if (!dialog.open) {
      dialog.showModal();
    }
  }

  function look() {
    const until = latest();
    const now = Date.now();
    if (now >= until) {
      if (dismissed < 2) {
        dismissed = 1;
        show("over", until);
      }
    } else if (until - now <= WARN) {
      const final = last - until < 1000;
      if (!final || !dismissed) {
        show(final ? "final" : "idle", until);
      }
    } else if (dialog.open) {
      dialog.close();
    }
  }

  async function extend() {
    try {
      const answer = await fetch(dialog.dataset.href, { cache: "no-store" });
      const time = await answer.json();
      left(time.idle, time.last);
    } catch {
      // no answer: the warning comes again
    }
    look();
  }

  function answered() {
    const over = Date.now() >= latest();
    const final = !part("final").hidden;
    dialog.close();
    if (over) {
      dismissed = 2;
    } else if (final) {
      dismissed = 1;
    } else {
      extend();
    }
  }

  stay.addEventListener("click", answered);
  dialog.addEventListener("cancel", event => {
    event.preventDefault();
    answered();
  });
  document.addEventListener("visibilitychange", look);
  left(Number(dialog.dataset.idle), Number(dialog.dataset.last));
  setInterval(look, TICK);
})();
