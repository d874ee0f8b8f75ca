// Prints the cards.

document.getElementById("print").addEventListener("click", () => window.print());
