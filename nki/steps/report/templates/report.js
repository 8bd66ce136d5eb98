"use strict";
// All content stands in the page. This only shows one view at a time, and lets tables be sorted and searched.
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (tag, attributes = {}, text = "") => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.textContent = text;
    return element;
  };
  const letters = { "æ": "ae", "ø": "o", "đ": "d", "ŋ": "n", "ŧ": "t" };
  // people write aa for å, and leave out the marks of Sámi letters
  const folded = (text) => text.toLowerCase().replace(/[æøđŋŧ]/g, (one) => letters[one])
    .normalize("NFD").replace(/\p{M}/gu, "").replace(/aa/g, "a").replace(/\s+/g, " ").trim();

  // Views: one of them is shown, the one that the address names
  const views = all("[data-view]");
  const home = views[0];
  const title = document.title;
  const target = () => {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null; // somebody's mail program has broken the address
    }
  };
  const show = (moved) => {
    const place = target();
    const view = place?.closest("[data-view]") ?? (place && moved ? null : home);
    if (view === null) {
      if (!place.contains(document.activeElement)) place.focus();
      return;
    }
    for (const one of views) one.hidden = one !== view;
    const heading = view.querySelector("h1");
    document.title = view === home ? title : `${heading.textContent} – ${title}`;
    if (!moved) return;
    const tab = place?.closest(".panel");
    if (tab?.hidden) document.getElementById(tab.getAttribute("aria-labelledby")).click();
    if (place && place !== view) {
      if (place.tabIndex < 0 && !place.hasAttribute("tabindex")) place.setAttribute("tabindex", "-1");
      place.focus({ preventScroll: true });
      place.scrollIntoView();
    } else {
      heading.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
  };
  addEventListener("hashchange", () => show(true));

  // Levels as tabs, moved through with the arrow keys
  for (const section of all("[data-tabs]")) {
    const panels = all(":scope > .panel", section);
    if (panels.length < 2) continue;
    const list = make("div", { role: "tablist", class: "tabs", "aria-labelledby": section.dataset.tabs });
    const tabs = panels.map((panel) => make("button", { type: "button", role: "tab", id: `${panel.id}.t`, "aria-controls": panel.id }, panel.dataset.tab));
    const choose = (chosen, focus) => {
      tabs.forEach((tab, at) => {
        tab.setAttribute("aria-selected", at === chosen);
        tab.tabIndex = at === chosen ? 0 : -1;
        panels[at].hidden = at !== chosen;
      });
      if (focus) tabs[chosen].focus();
    };
    tabs.forEach((tab, at) => {
      panels[at].setAttribute("role", "tabpanel");
      panels[at].setAttribute("aria-labelledby", tab.id);
      tab.addEventListener("click", () => choose(at, false));
      tab.addEventListener("keydown", (event) => {
        const last = tabs.length - 1;
        const next = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
        if (next === undefined) return;
        event.preventDefault();
        choose(next, true);
      });
      list.append(tab);
    });
    section.classList.add("has-tabs");
    panels[0].before(list);
    choose(0, false);
  }

  // Tables: every cell with a number knows its place, and those without stay last
  for (const heads of all("[data-heads]")) {
    const body = heads.closest("table").tBodies[0];
    const rows = [...body.rows];
    const cells = [...heads.cells];
    if (rows.length < 2) continue;
    cells.forEach((cell, at) => {
      const places = rows.map((row) => row.cells[at].dataset.k);
      if (places.every((place) => place === undefined)) return;
      const button = make("button", { type: "button" }, cell.textContent);
      cell.replaceChildren(button);
      if (places.every((place, index) => index === 0 || Number(places[index - 1]) <= Number(place))) {
        if (at === 0) cell.setAttribute("aria-sort", "ascending");
      }
      button.addEventListener("click", () => {
        const isNumber = cell.classList.contains("n");
        const now = cell.getAttribute("aria-sort");
        const next = now === "ascending" ? "descending" : now === "descending" ? "ascending" : isNumber ? "descending" : "ascending";
        for (const one of cells) one.removeAttribute("aria-sort");
        cell.setAttribute("aria-sort", next);
        const sign = next === "ascending" ? 1 : -1;
        const place = (row) => row.cells[at].dataset.k;
        const sorted = rows.slice().sort((one, other) => {
          const [a, b] = [place(one), place(other)];
          if (a === undefined || b === undefined) return (a === undefined) - (b === undefined);
          return sign * (a - b);
        });
        body.append(...sorted);
      });
    });
  }

  // heads of tables that need no scrolling of their own stay in sight while the page scrolls
  const fitting = new ResizeObserver((entries) => {
    for (const { target: box } of entries) {
      if (!box.clientWidth) continue;
      const fits = box.firstElementChild.offsetWidth <= box.clientWidth;
      box.classList.toggle("fits", fits);
      if (fits) box.removeAttribute("tabindex");
      else box.tabIndex = 0;
    }
  });
  for (const box of all(".scroll")) fitting.observe(box);

  for (const table of all("[data-filters]")) {
    const form = table.querySelector("form");
    const rows = all("tbody tr", table);
    const texts = rows.map((row) => folded([row.cells[0], row.cells[1]].map((cell) => cell.textContent).join(" ") + " " + (row.dataset.under ?? "")));
    const said = form.querySelector("output");
    const nothing = table.querySelector(".nothing");
    const apply = () => {
      const wanted = folded(form.q.value).split(" ").filter(Boolean);
      let shown = 0;
      rows.forEach((row, at) => {
        const fits = wanted.every((word) => texts[at].includes(word))
          && (!form.under?.value || row.dataset.under === form.under.value)
          && (!form.shown.value || row.dataset.shown === form.shown.value);
        row.hidden = !fits;
        shown += fits;
      });
      said.value = said.dataset.text.replace("{shown}", shown).replace("{all}", rows.length);
      nothing.hidden = shown > 0;
      table.querySelector(".scroll").hidden = shown === 0;
    };
    form.hidden = false;
    form.addEventListener("input", apply);
    form.addEventListener("reset", () => setTimeout(apply));
    form.addEventListener("submit", (event) => event.preventDefault());
    apply();
  }

  // A place by its name, and the colours
  const tools = document.getElementById("tools");
  const areas = all("[data-area]");
  if (areas.length > 1) {
    const form = make("form", { role: "search" });
    const label = make("label", { for: "find" }, tools.dataset.find);
    const input = make("input", { id: "find", type: "search", list: "places", autocomplete: "off" });
    const list = make("datalist", { id: "places" });
    list.append(...areas.map((area) => make("option", { value: area.dataset.area })));
    const said = make("p", { role: "status" });
    const field = make("p");
    field.append(label, input, list);
    form.append(field, make("button", {}, tools.dataset.show), said);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const wanted = folded(input.value);
      const named = areas.map((area) => [folded(area.dataset.area), area]);
      const found = wanted && (named.find(([name]) => name === wanted) ?? named.find(([name]) => name.startsWith(wanted))
        ?? named.find(([name]) => name.includes(wanted)));
      said.textContent = found || !wanted ? "" : tools.dataset.none;
      if (found) location.hash = encodeURIComponent(found[1].id);
    });
    tools.append(form);
  }
  const colours = make("p");
  const choice = make("select", { id: "colours" });
  for (const scheme of ["auto", "light", "dark"]) choice.append(make("option", { value: scheme }, tools.dataset[scheme]));
  choice.addEventListener("change", () => {
    document.documentElement.dataset.scheme = choice.value;
  });
  colours.append(make("label", { for: "colours" }, tools.dataset.colours), choice);
  tools.append(colours);

  document.documentElement.classList.add("routed");
  show(false);
})();
