"use strict";
for (const table of document.querySelectorAll("table.sortable")) {
  const headings = [...table.tHead.rows[0].cells];
  headings.forEach((heading, column) => heading.firstElementChild.addEventListener("click", () => {
    const descending = heading.getAttribute("aria-sort") !== "descending";
    headings.forEach(other => other.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
    const sign = descending ? -1 : 1;
    const compare = (first, second) => {
      const [a, b] = [first.cells[column], second.cells[column]];
      if (a.dataset.value === undefined)
        return sign * a.textContent.localeCompare(b.textContent);
      const [x, y] = [Number(a.dataset.value), Number(b.dataset.value)];
      // What has no value comes last, whichever way the others go.
      return Number.isNaN(x) || Number.isNaN(y) ? Number.isNaN(x) - Number.isNaN(y) : sign * (x - y);
    };
    table.tBodies[0].append(...[...table.tBodies[0].rows].sort(compare));
  }));
}
