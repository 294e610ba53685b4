// The set-up looks for a browser that is already there before it downloads one.
module.exports = {skipDownload: true};
