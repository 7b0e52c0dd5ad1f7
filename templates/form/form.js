(() => {
  "use strict";
  const { file, about, say } = JSON.parse(document.getElementById("data").textContent);
  const key = `coprod-form-${file.form}`;
  const find = (selector, inside = document) => inside.querySelector(selector);
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const steps = all(".step"), last = steps.length - 1, title = document.title;
  const fields = all("input[type=radio], textarea[name]");
  let state = null, at = 0;

  // What no record may hold because nobody sees it: signs that steer, turn the text around, or stand for nothing.
  const hidden = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]/gu;
  const clean = (text) => text.replace(/\r\n?|[\u2028\u2029]/g, "\n").replace(hidden, "").trim();

  const tell = (words) => { find("#status").textContent = words; };
  const make = (name, words = "", more = {}) => Object.assign(document.createElement(name), { textContent: words }, more);

  // Some browsers refuse to keep anything, and some only once the room is used up.
  const storage = (use) => {
    try { return use(window.localStorage); } catch { return undefined; }
  };
  const sayKept = (is) => all(".kept").forEach((each) => { each.textContent = is ? say.kept : say.not_kept; });
  const keep = () => {
    const text = JSON.stringify(state);
    storage((kept) => kept.setItem(key, text));
    sayKept(storage((kept) => kept.getItem(key)) === text);
  };
  const begun = () => {
    try {
      const found = JSON.parse(storage((kept) => kept.getItem(key)) || "null");
      return found && /^[0-9a-f]{16}$/.test(found.sheet) && found.fields instanceof Object ? found : null;
    } catch { return null; }
  };

  // The sheet's own number is drawn with the first answer: the same file twice is one, equal files of two people are two.
  const newSheet = () => [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const remember = () => {
    const now = {};
    fields.forEach((each) => {
      if (each.type === "radio" ? each.checked : each.value) now[each.name] = each.value;
    });
    state = { sheet: state ? state.sheet : newSheet(), at, fields: now };
    keep();
  };
  const fill = (values) => fields.forEach((each) => {
    if (each.type === "radio") each.checked = values[each.name] === each.value;
    else each.value = typeof values[each.name] === "string" ? values[each.name] : "";
  });

  const chosen = (step) => find("input:checked", step);
  const words = (step) => Object.fromEntries(all("textarea", step).map((each) => [each.dataset.key, clean(each.value)]));
  const showWhy = (step) => {
    const choice = chosen(step);
    find(".why", step).hidden = !choice || choice.value !== "not-for-us";
  };
  const scoreOf = (step) => {
    const choice = chosen(step), typed = words(step);
    if (!choice || choice.dataset.kind === "left-out") return null;
    const score = { [choice.dataset.kind]: choice.value };
    if (choice.value === "not-for-us") score.why = typed.why;
    if (typed.example) score.examples = [{ said: typed.example }];
    if (typed.helps) score.helps = typed.helps;
    if (typed.in_the_way) score.in_the_way = typed.in_the_way;
    return score;
  };
  const answers = () => {
    const scores = {};
    all(".question").forEach((step) => {
      const score = faultOf(step) ? null : scoreOf(step);
      if (score) scores[step.dataset.principle] = score;
    });
    if (!Object.keys(scores).length) return "";
    return JSON.stringify({ "coprod-answers": 1, form: file.form, sheet: state.sheet, ...file, scores: { [about]: scores } }, null, 1);
  };

  // A question without a choice and without words is left out. Words need a choice beside them to stand in a record.
  const faultOf = (step) => {
    const choice = chosen(step), typed = words(step);
    if (!choice) return typed.example || typed.helps || typed.in_the_way ? [find("input", step).id, say.needs_choice] : null;
    return choice.value === "not-for-us" && !typed.why ? [find(".why textarea", step).id, say.needs_why] : null;
  };
  const showFault = (step, fault) => {
    const box = find(".error", step);
    box.replaceChildren();
    box.hidden = !fault;
    if (!fault) return;
    const inner = make("div"), line = make("p");
    inner.setAttribute("role", "alert");
    line.append(make("a", fault[1], { href: `#${fault[0]}` }));
    inner.append(make("h3", say.problem), line);
    box.append(inner);
    find("a", box).addEventListener("click", (event) => {
      event.preventDefault();
      document.getElementById(fault[0]).focus();
    });
    document.title = say.error.replace("{title}", () => document.title);
    box.focus();
  };

  const summarise = () => {
    const rows = all(".question").map((step, place) => {
      const row = make("div"), choice = chosen(step), typed = words(step), name = find("h2", step).textContent;
      const out = !choice || choice.dataset.kind === "left-out";
      row.append(make("dt", name, { dir: "auto", lang: find("h2", step).lang }));
      const label = choice && find(".name", find(`label[for="${choice.id}"]`, step));
      row.append(make("dd", out ? say.no_answer : label.textContent, { lang: out ? "" : label.lang }));
      all("textarea", step).forEach((area) => {
        if (typed[area.dataset.key] && !out && !area.parentNode.hidden) {
          row.append(make("dd", `${find("label", area.parentNode).textContent}\n${typed[area.dataset.key]}`, { dir: "auto" }));
        }
      });
      if (out && (typed.example || typed.helps || typed.in_the_way)) row.append(make("dd", say.not_sent));
      const change = make("button", say.change.replace("{name}", () => name), { type: "button" });
      change.addEventListener("click", () => go(place + 1));
      const last = make("dd", "", { className: "change" });
      last.append(change);
      row.append(last);
      return row;
    });
    rows.forEach((row) => all("[lang='']", row).forEach((each) => each.removeAttribute("lang")));
    find("#summary").replaceChildren(...rows);
    find("#text").value = answers();
  };

  const go = (to) => {
    at = to;
    tell("");
    steps.forEach((step, place) => step.classList.toggle("now", place === to));
    const progress = find(".progress", steps[to]), heading = find("h2", steps[to]);
    document.title = heading ? `${progress ? `${progress.textContent}: ` : ""}${heading.textContent} - ${title}` : title;
    if (progress) { showFault(steps[to], null); showWhy(steps[to]); }
    if (to === last) summarise();
    if (state) remember();
    window.scrollTo(0, 0);
    if (heading) heading.focus();
  };

  const wipe = () => {
    storage((kept) => kept.removeItem(key));
    state = null;
    fill({});
    offer();
    go(0);
  };
  const offer = () => {
    const found = begun();
    find("#begin").hidden = !!found;
    find("#begun").hidden = !found;
    return found;
  };

  find("#form").addEventListener("submit", (event) => event.preventDefault());
  find("#form").addEventListener("input", (event) => {
    if (!event.target.name) return;
    remember();
    showWhy(steps[at]);
  });
  all("[data-go]").forEach((button) => button.addEventListener("click", () => {
    const to = Number(button.dataset.go);
    const fault = to > at && at > 0 && faultOf(steps[at]);
    if (fault) showFault(steps[at], fault);
    else go(to);
  }));
  find("#go-on").addEventListener("click", () => {
    const found = begun();
    if (!found) return wipe();
    state = found;
    fill(found.fields);
    all(".question").forEach(showWhy);
    find("#begin").hidden = false;
    find("#begun").hidden = true;
    go(Number.isInteger(found.at) && found.at > 0 && found.at <= last ? found.at : 1);
  });
  find("#not-mine").addEventListener("click", () => { wipe(); tell(say.deleted); find("#begin button").focus(); });
  find("#delete").addEventListener("click", () => {
    if (!window.confirm(say.sure)) return;
    wipe();
    tell(say.deleted);
    find("#begin button").focus();
  });
  find("#save").addEventListener("click", () => {
    const text = answers();
    if (!text) return tell(say.nothing);
    const name = `answers-${file.group}-${file.month}-${state.sheet.slice(0, 8)}.json`;
    const link = make("a", "", { href: URL.createObjectURL(new Blob([`${text}\n`], { type: "application/json" })), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    tell(say.saved.replace("{name}", () => name));
  });
  find("#copy").addEventListener("click", () => {
    if (!find("#text").value) return tell(say.nothing);
    find("#text").focus();
    find("#text").select();
    let done = false;
    try { done = document.execCommand("copy"); } catch { done = false; }
    tell(done ? say.copied : say.not_copied);
  });

  sayKept(storage((kept) => { kept.setItem(`${key}-try`, ""); kept.removeItem(`${key}-try`); return true; }) === true);
  document.documentElement.classList.add("scripted");
  offer();
  steps[0].classList.add("now");
})();
