package com.cinemataztic.incidents.platform.ui;

/**
 * Something that a single key does.
 *
 * @param name what it is stored as and how the browser names it: lower-case letters
 * @param key the key of a person who chose no other: one character
 * @param label the key of its text
 */
public record Shortcut(String name, String key, String label) {}
