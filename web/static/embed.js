/* Puts the calculator into a page, in a frame as high as what it shows. ES5 only; docs/embed.md says how to use it. */
(function () {
  'use strict';
  var tag = document.currentScript, frame = document.createElement('iframe'), seen,
    origin = /^https?:\/\/[^\/]+/.exec(tag.src)[0],
    address = tag.src.replace(/\/[^\/]*$/, '/') + encodeURIComponent(tag.getAttribute('data-lang') || 'zh-CN') + '/?embed=1';

  ['accent', 'city', 'occupation'].forEach(function (name) {
    var value = tag.getAttribute('data-' + name);
    if (value) { address += '&' + name + '=' + encodeURIComponent(value.replace('#', '')); }
  });
  frame.title = tag.getAttribute('data-title') || '新就业权益计算器';
  frame.setAttribute('loading', 'lazy');
  frame.setAttribute('referrerpolicy', 'no-referrer');
  frame.setAttribute('sandbox',
    'allow-scripts allow-same-origin allow-forms allow-downloads allow-popups allow-popups-to-escape-sandbox');
  frame.style.cssText = 'display:block;width:100%;height:640px;border:0';
  window.addEventListener('message', function (event) {
    var told = event.data, height = told && told.h;
    if (event.source === frame.contentWindow && event.origin === origin && typeof height === 'number' &&
        told.type === 'gigrights:height' && height >= 0 && height <= 50000) {
      frame.style.height = height + 'px';
    }
  });
  frame.addEventListener('load', function () {
    if (seen && frame.getBoundingClientRect().top < 0) { frame.scrollIntoView(); }
    seen = true;
  });
  frame.src = address;
  tag.parentNode.insertBefore(frame, tag);
})();
