/* All pages work without this file. It shows the questions of a page one at a time, takes the answers of a shared link out of
   the fragment, and copies a link. ES5 only: WeChat's web view on an old phone is a Chrome 66. */
(function () {
  'use strict';
  var doc = document, form = doc.querySelector('form[data-count]');

  function each(list, act) { Array.prototype.forEach.call(list, act); }

  function oneAtATime() {
    var questions = form.querySelectorAll('.question'), go = form.querySelector('button[value=on]'),
      back = doc.querySelector('.back'), count = doc.createElement('p'), now = 0;

    function show(number, quiet) {
      now = number;
      each(questions, function (question, index) { question.hidden = index !== number; });
      count.textContent = form.getAttribute('data-count').replace('{n}', number + 1).replace('{m}', questions.length);
      if (!quiet) {
        var ask = questions[number].querySelector('.ask');
        ask.tabIndex = -1;
        ask.focus();
        window.scrollTo(0, 0);
      }
    }

    function answered(question) {
      return Array.prototype.some.call(question.querySelectorAll('input'), function (input) {
        return input.type === 'text' ? input.value.trim() : input.checked;
      });
    }

    function complain(question) {
      var words = question.querySelector('.error'), ask = question.querySelector('.ask');
      if (!words) {
        words = doc.createElement('p');
        words.className = 'error';
        words.setAttribute('role', 'alert');
        ask.parentNode.insertBefore(words, ask.nextSibling);
        question.className += ' wrong';
      }
      words.textContent = form.getAttribute('data-blank');
      question.querySelector('input').focus();
    }

    count.className = 'hint count-of';
    count.setAttribute('aria-live', 'polite');
    form.insertBefore(count, questions[0]);
    go.addEventListener('click', function (event) {
      if (!answered(questions[now])) {
        event.preventDefault();
        complain(questions[now]);
      } else if (now < questions.length - 1) {
        event.preventDefault();
        history.pushState({question: now + 1}, '');
        show(now + 1);
      }
    });
    if (back) {
      back.addEventListener('click', function (event) {
        if (now) { event.preventDefault(); history.back(); }
      });
    }
    window.addEventListener('popstate', function (event) {
      show(event.state && event.state.question || 0);
    });
    var last = history.state && history.state.question || 0;
    show(last < questions.length ? last : 0, true);
  }

  function openShared() {
    var box = doc.getElementById('shared-link');
    function take() {
      if (location.hash.length < 2 || location.hash.charAt(1) !== '1') { return; }
      box.value = location.hash;
      doc.querySelector('.found').hidden = false;
      doc.querySelector('.paste').hidden = true;
    }
    if (box && !doc.getElementById('errors')) {
      take();
      window.addEventListener('hashchange', take);
    }
  }

  function copying(button) {
    if (!doc.queryCommandSupported || !doc.queryCommandSupported('copy')) { return; }
    button.hidden = false;
    button.addEventListener('click', function () {
      doc.getElementById(button.getAttribute('data-copy')).select();
      if (doc.execCommand('copy')) { button.textContent = button.getAttribute('data-done'); }
    });
  }

  if (form && form.querySelectorAll('.question').length > 1 && !form.querySelector('.wrong')) { oneAtATime(); }
  openShared();
  each(doc.querySelectorAll('[data-copy]'), copying);
})();
