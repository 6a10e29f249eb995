package com.cinemataztic.incidents.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.util.FileSystemUtils;

/** One real browser window with a profile of its own: another person, as far as the portal knows. */
public final class Chromium implements AutoCloseable {

    private static final Duration TIME_LIMIT = Duration.ofMinutes(1);

    /** For a driver to start, and for a script to end: axe on a long page. */
    private static final Duration LONG = Duration.ofMinutes(2);

    private final Path profile = newProfile();
    private final ChromeDriver driver;
    private final String base;

    /**
     * Opens a window.
     *
     * @param base the portal's address
     * @param dark whether the device asks for dark colours
     */
    public Chromium(String base, boolean dark) {
        this.base = base;
        var options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--window-size=1440,900",
                "--user-data-dir=" + profile);
        if (dark) {
            options.addArguments("--blink-settings=preferredColorScheme=0");
        }
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new java.io.File("/usr/bin/chromedriver"))
                .withTimeout(LONG)
                .build();
        this.driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(LONG);
    }

    /** Signs in and waits for the queue. */
    public Chromium signIn(String account, String password) {
        open("");
        signInHere(account, password);
        await(".queue-view");
        return this;
    }

    /** Signs in where the portal asks for it; it leads to the page that was asked for. */
    public void signInHere(String account, String password) {
        await("vaadin-login-form, vaadin-login-form-wrapper, form");
        driver.executeScript(
                "const form = document.querySelector('vaadin-login-form');"
                        + "form.querySelector('input[name=username]').value = arguments[0];"
                        + "form.querySelector('input[name=password]').value = arguments[1];",
                account,
                password);
        var user = driver.findElement(By.cssSelector("input[name=username]"));
        user.clear();
        user.sendKeys(account);
        var secret = driver.findElement(By.cssSelector("input[name=password]"));
        secret.clear();
        secret.sendKeys(password);
        driver.findElement(By.cssSelector("vaadin-login-form vaadin-button")).click();
    }

    /** Opens a page of the portal. */
    public void open(String path) {
        driver.get(base + "/" + path);
    }

    /** Shows this HTML, as a mail program shows a mail. */
    public void show(String html) {
        driver.get("data:text/html;charset=utf-8;base64,"
                + Base64.getEncoder().encodeToString(html.getBytes(StandardCharsets.UTF_8)));
    }

    /** @return the first element that matches, once there is one */
    public WebElement await(String css) {
        return new WebDriverWait(driver, TIME_LIMIT)
                .until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(css)));
    }

    /** @return the element that receives what is typed */
    public WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** Waits until the page's visible text has this in it. */
    public void awaitText(String text) {
        new WebDriverWait(driver, TIME_LIMIT, Duration.ofMillis(20))
                .withMessage(() -> "“" + text + "” never came; the page said:\n" + text())
                .until(window -> text().contains(text));
    }

    /** Waits until the page's visible text has this in it no more. */
    public void awaitNoText(String text) {
        new WebDriverWait(driver, TIME_LIMIT, Duration.ofMillis(20))
                .withMessage(() -> "“" + text + "” stayed")
                .until(window -> !text().contains(text));
    }

    /** @return all visible text, that of the grid's cells included */
    public String text() {
        return String.valueOf(driver.executeScript("return document.body.innerText"));
    }

    /** @return the name of the tab */
    public String title() {
        return String.valueOf(driver.getTitle());
    }

    /** @return what a script returns */
    public String script(String script, Object... arguments) {
        return String.valueOf(driver.executeScript(script, arguments));
    }

    /** Clicks the first visible button with this text, once there is one. Found and clicked in one go: rows move. */
    public void click(String buttonText) {
        new WebDriverWait(driver, TIME_LIMIT, Duration.ofMillis(20))
                .until(window -> Boolean.TRUE.equals(driver.executeScript("""
                    const button = [...document.querySelectorAll('vaadin-button')]
                        .find((one) => one.checkVisibility() && one.textContent.trim() === arguments[0]);
                    button?.click();
                    return button !== undefined;\
                    """, buttonText)));
    }

    /** Makes the page click its first button with this text at that moment, however long the command takes. */
    public void clickAt(String buttonText, Instant moment) {
        driver.executeScript("""
            const button = [...document.querySelectorAll('vaadin-button')]
                .find((one) => one.checkVisibility() && one.textContent.trim() === arguments[0]);
            setTimeout(() => button.click(), arguments[1] - Date.now());\
            """, buttonText, moment.toEpochMilli());
    }

    /** Makes the page as large as a phone's or a desk's, however large the window may be. */
    public void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    /** Taps the first element that matches with a finger, as on a phone, where there is no mouse. */
    public void tap(String css) {
        driver.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", true));
        var at = await(css).getRect();
        var finger = Map.of("x", at.x + at.width / 2, "y", at.y + at.height / 2);
        driver.executeCdpCommand(
                "Input.dispatchTouchEvent", Map.of("type", "touchStart", "touchPoints", List.of(finger)));
        driver.executeCdpCommand("Input.dispatchTouchEvent", Map.of("type", "touchEnd", "touchPoints", List.of()));
    }

    /**
     * Moves the mouse.
     *
     * @param x from the left edge of the page, in CSS pixels
     * @param y from its top
     */
    public void moveMouse(int x, int y) {
        driver.executeCdpCommand("Input.dispatchMouseEvent", Map.of("type", "mouseMoved", "x", x, "y", y));
    }

    /** Clicks at this place of the page. */
    public void click(int x, int y) {
        for (var type : List.of("mousePressed", "mouseReleased")) {
            driver.executeCdpCommand(
                    "Input.dispatchMouseEvent",
                    Map.of("type", type, "x", x, "y", y, "button", "left", "clickCount", 1));
        }
    }

    /** Asks for pages in this language from now on. */
    public void preferLanguage(String language) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Accept-Language", language)));
    }

    /** Forgets all files of the portal; its sign-in stays. */
    public void forgetFiles() {
        driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
    }

    /** Makes the page look as to people who see fewer colours: protanopia, deuteranopia, tritanopia, achromatopsia, none. */
    public void simulateSight(String deficiency) {
        driver.executeCdpCommand("Emulation.setEmulatedVisionDeficiency", Map.of("type", deficiency));
    }

    /** Takes the window's network away, or gives it back. */
    public void offline(boolean offline) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** Kills the browser as a power cut would: nothing is said to the portal. */
    public void kill() {
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("--user-data-dir=" + profile))
                .forEach(ProcessHandle::destroyForcibly);
    }

    /** Keeps a picture of the window. @return where */
    public Path screenshot(String name) {
        try {
            var folder = Files.createDirectories(Path.of("target", "screenshots"));
            return Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        driver.quit();
        FileSystemUtils.deleteRecursively(profile.toFile());
    }

    private static Path newProfile() {
        try {
            return Files.createTempDirectory("chromium");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
