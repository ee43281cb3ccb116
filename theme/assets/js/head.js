// Before anything is drawn, within each page: whether scripts run, and what the reader has chosen.
// A page whose scripts did not come is one without scripts.
document.documentElement.className = "js";
addEventListener("DOMContentLoaded", () => {
  const { classList } = document.documentElement;
  if (!classList.contains("ran")) classList.replace("js", "no-js");
});
try {
  document.documentElement.dataset.appearance = localStorage.getItem("pledges.appearance") || "";
} catch (refused) {}
