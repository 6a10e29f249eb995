package com.cinemataztic.incidents.exporter.cinecloud;

/** An auditorium as the vendor lists it. The name is for people and may be any text. */
public record Screen(ScreenRef ref, String name) {}
