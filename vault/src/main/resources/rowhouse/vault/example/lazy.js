for (const picture of document.querySelectorAll("img.lazy")) {
  picture.src = picture.dataset.src;
  picture.classList.add("loaded");
}
