"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const box = byId("chart"), said = byId("said"), tools = byId("tools");
  const definition = JSON.parse(byId("definition").textContent);
  const rows = Number(box.dataset.rows);
  const told = new Map(definition.data.values.map((one) => [one.code, one.told]));
  const tip = document.createElement("div");
  tip.id = "tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  document.body.append(tip);

  // names come from registers and are only ever texts here
  const show = (handler, event, item, value) => {
    tip.hidden = value == null || value === "";
    if (tip.hidden) return;
    tip.textContent = value;
    const left = Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8);
    tip.style.left = `${Math.max(8, left)}px`;
    tip.style.top = `${Math.min(event.clientY + 14, innerHeight - tip.offsetHeight - 8)}px`;
  };

  // on a small screen names stand above their rows, so that these have the whole width
  const fit = (view) => {
    const narrow = box.clientWidth < 560;
    const left = narrow && rows ? 0 : Number(box.dataset.left);
    const right = narrow ? Math.min(96, Number(box.dataset.right)) : Number(box.dataset.right);
    const width = Math.min(box.clientWidth, 760) - left - right - 8;
    view.signal("narrow", narrow).width(Math.max(120, width));
    if (rows) view.height(rows * (narrow ? 42 : 26));
    return view.runAsync();
  };

  const place = document.createElement("div");
  place.setAttribute("aria-hidden", "true");
  const options = { renderer: "svg", actions: false, ast: true, defaultStyle: false, tooltip: show };
  window.vegaEmbed(place, definition, options).then(({ view }) => {
    const marked = byId("marked"), order = byId("order");
    const mark = () => {
      said.textContent = marked.value === "" ? "" : told.get(marked.value);
      view.signal("marked", marked.value).runAsync();
    };
    marked.addEventListener("change", mark);
    if (order) order.addEventListener("change", () => view.signal("order", order.value).runAsync());
    tools.addEventListener("submit", (event) => event.preventDefault());
    view.addEventListener("click", (event, item) => {
      const code = item && item.datum && told.has(item.datum.code) ? item.datum.code : "";
      marked.value = code === marked.value ? "" : code;
      mark();
    });
    return fit(view).then(() => {
      box.replaceChildren(place);
      tools.hidden = false;
      let width = box.clientWidth;
      new ResizeObserver(() => {
        if (box.clientWidth === width) return;
        width = box.clientWidth;
        fit(view);
      }).observe(box);
    });
  });
})();
